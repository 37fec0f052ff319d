/** A file with its path in the drop: "pets/cat/1.png". */
export interface DroppedFile {
  readonly name: string;
  readonly blob: Blob;
}

/** Maximal number of files: a tab cannot hold a larger dataset. */
const MOST_FILES = 200_000;

/**
 * All files of a drop, including those in folders. The transfer is read before the first `await`, because it is empty afterwards.
 */
export async function droppedFiles(transfer: DataTransfer): Promise<DroppedFile[]> {
  const plain = Array.from(transfer.files, (file) => ({ name: file.name, blob: file }));
  const entries = Array.from(transfer.items, (item) => item.webkitGetAsEntry()).filter(
    (entry) => entry !== null,
  );
  if (!entries.some((entry) => entry.isDirectory)) return plain;
  const files: DroppedFile[] = [];
  for (const entry of entries) await collect(entry, files);
  return files;
}

/** The files from a folder chooser, with their paths. */
export function filesOfFolder(list: FileList | null): DroppedFile[] {
  return Array.from(list ?? [], (file) => ({ name: file.webkitRelativePath || file.name, blob: file }));
}

async function collect(entry: FileSystemEntry, into: DroppedFile[]): Promise<void> {
  if (into.length >= MOST_FILES) return;
  if (isDirectory(entry)) {
    for (const child of await childrenOf(entry)) await collect(child, into);
  } else if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    into.push({ name: entry.fullPath.replace(/^\//, ""), blob: file });
  }
}

/** A folder is read in parts until a part is empty. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (part.length === 0) return children;
    children.push(...part);
  }
}

function isDirectory(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}
