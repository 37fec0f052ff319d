import { inflateSync } from "fflate";
import { AppError } from "../../../core/errors.ts";
import type { GivenFile } from "../../reader.protocol.ts";
import { bytesOf, checkGrowth, piecesOf } from "../byteSource.ts";
import { crc32 } from "./crc32.ts";

/** A file in a zip, whose bytes are read on demand. */
export interface ZipEntry {
  readonly path: string;
  /** Bytes in the zip, and the claimed unpacked size. */
  readonly packedBytes: number;
  readonly bytes: number;
  readonly encrypted: boolean;
  /**
   * Unpacks at most the claimed size.
   * @throws RangeError if it cannot be unpacked, or if the bytes differ from those that were packed (by their CRC-32)
   */
  read(): Promise<Uint8Array<ArrayBuffer>>;
  /** The same as a file, unpacked piece by piece: a browser keeps it outside of this worker's memory. @throws RangeError as `read` */
  file(): Promise<Blob>;
}

/** Pieces of a stream that are joined to a part of a file. */
const PIECES_AT_ONCE = 256;
const END = 0x06054b50;
const END_64 = 0x06064b50;
const LOCATOR_64 = 0x07064b50;
const DIRECTORY = 0x02014b50;
const LOCAL = 0x04034b50;
const END_BYTES = 22;
/** Most bytes of the comment after the end record. */
const MOST_COMMENT = 65_535;
/** Marks a value that is in the 64-bit field instead. */
const ELSEWHERE = 0xffffffff;
const UTF_8_FLAG = 0x800;
const ENCRYPTED_FLAG = 1;
const WORKBOOK_NAME = /\.xls[xm]?(?:\.gz)?$/i;
/** A part of all Office files, which are zips, too. */
const OFFICE_PART = "[Content_Types].xml";
const NUMBERS_PART = /^Index\/.*\.iwa$/;
const ARRAY_NAME = /\.npy$/i;

/** Whether a file begins like a zip: with its first file or, if empty, with its end record. */
export async function isZip({ name, blob }: GivenFile): Promise<boolean> {
  const [p, k, a, b] = await bytesOf(name, blob.slice(0, 4));
  return p === 0x50 && k === 0x4b && ((a === 3 && b === 4) || (a === 5 && b === 6));
}

/** Whether a zip is a workbook, a document or slides of Microsoft Office. */
export function isOfficeFile(entries: readonly ZipEntry[]): boolean {
  return entries.some(({ path }) => path === OFFICE_PART);
}

/** Refuses spreadsheets of other programs, which are zips with a picture of their first page. @throws AppError `fileUnsupported` */
export function refuseForeign(name: string, entries: readonly ZipEntry[]): void {
  const has = (wanted: string): boolean => entries.some(({ path }) => path === wanted);
  if (has("mimetype") && has("content.xml")) throw new AppError("fileUnsupported", { name, format: "ods" });
  if (entries.some(({ path }) => NUMBERS_PART.test(path)))
    throw new AppError("fileUnsupported", { name, format: "numbers" });
  if (entries.length > 0 && entries.every(({ path }) => ARRAY_NAME.test(path)))
    throw new AppError("fileUnsupported", { name, format: "numpy" });
}

/**
 * The files of a zip, by its central directory, which is at its end: a truncated zip has none. Only the directory is read here, so
 * a zip may be larger than memory. Source: PKWARE's APPNOTE 6.3.
 * @throws AppError `fileDamaged`
 */
export async function openZip(name: string, zip: Blob): Promise<readonly ZipEntry[]> {
  try {
    const { offset, length, count } = await directoryOf(zip);
    const view = await viewOf(zip, offset, length);
    const entries: ZipEntry[] = [];
    let at = 0;
    for (let i = 0; i < count; i++) {
      const { entry, next } = entryAt(zip, view, at);
      entries.push(entry);
      at = next;
    }
    // Folders are listed, too, with names ending in a slash.
    return entries.filter(({ path }) => !path.endsWith("/"));
  } catch (thrown) {
    if (thrown instanceof RangeError) {
      throw new AppError("fileDamaged", { name, format: WORKBOOK_NAME.test(name) ? "Excel" : "ZIP" });
    }
    throw thrown;
  }
}

/** The bytes of an entry. @param name of the zip @throws AppError `entryDamaged` */
export async function readEntry(name: string, entry: ZipEntry): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return await entry.read();
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    throw new AppError("entryDamaged", { name, path: entry.path }, { cause: thrown });
  }
}

/** An entry as a file. @param name of the zip @throws AppError `entryDamaged`, `fileGrowsTooMuch` */
export async function entryFile(name: string, entry: ZipEntry): Promise<Blob> {
  checkGrowth(name, entry.packedBytes, entry.bytes);
  try {
    return await entry.file();
  } catch (thrown) {
    if (!(thrown instanceof RangeError)) throw thrown;
    throw new AppError("entryDamaged", { name, path: entry.path }, { cause: thrown });
  }
}

interface Directory {
  readonly offset: number;
  readonly length: number;
  readonly count: number;
}

async function directoryOf(zip: Blob): Promise<Directory> {
  const from = Math.max(0, zip.size - END_BYTES - MOST_COMMENT);
  const view = await viewOf(zip, from, zip.size - from);
  for (let at = view.byteLength - END_BYTES; at >= 0; at--) {
    if (view.getUint32(at, true) !== END) continue;
    const found = {
      count: view.getUint16(at + 10, true),
      length: view.getUint32(at + 12, true),
      offset: view.getUint32(at + 16, true),
    };
    const is64 = at >= 20 && view.getUint32(at - 20, true) === LOCATOR_64;
    return is64 ? directory64(zip, Number(view.getBigUint64(at - 12, true))) : found;
  }
  throw new RangeError("no end of a central directory");
}

async function directory64(zip: Blob, at: number): Promise<Directory> {
  const view = await viewOf(zip, at, 56);
  if (view.getUint32(0, true) !== END_64) throw new RangeError("no zip64 end");
  const [count, length, offset] = [32, 40, 48].map((place) => Number(view.getBigUint64(place, true)));
  return { count: count!, length: length!, offset: offset! };
}

function entryAt(zip: Blob, view: DataView, at: number): { entry: ZipEntry; next: number } {
  if (view.getUint32(at, true) !== DIRECTORY) throw new RangeError("no entry of a central directory");
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const nameLength = view.getUint16(at + 28, true);
  const extraLength = view.getUint16(at + 30, true);
  const next = at + 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  const crc = view.getUint32(at + 16, true);
  const sizes = sizesOf(view, at, at + 46 + nameLength, extraLength);
  const entry: ZipEntry = {
    path: decodeName(bytesAt(view, at + 46, nameLength), (flags & UTF_8_FLAG) !== 0),
    packedBytes: sizes.packed,
    bytes: sizes.bytes,
    encrypted: (flags & ENCRYPTED_FLAG) !== 0,
    read: () => unpack(zip, method, sizes, crc),
    file: () => unpackToFile(zip, method, sizes, crc),
  };
  return { entry, next };
}

interface Sizes {
  readonly bytes: number;
  readonly packed: number;
  readonly offset: number;
}

/** The sizes from the entry, or from its zip64 field (1), which has only the values marked as elsewhere, in this order. */
function sizesOf(view: DataView, at: number, extraAt: number, extraLength: number): Sizes {
  const plain = [24, 20, 42].map((place) => view.getUint32(at + place, true));
  if (!plain.includes(ELSEWHERE)) return { bytes: plain[0]!, packed: plain[1]!, offset: plain[2]! };
  let field = extraAt;
  while (field < extraAt + extraLength && view.getUint16(field, true) !== 1) {
    field += 4 + view.getUint16(field + 2, true);
  }
  let place = field + 4;
  const [bytes, packed, offset] = plain.map((value) => {
    if (value !== ELSEWHERE) return value;
    place += 8;
    return Number(view.getBigUint64(place - 8, true));
  });
  return { bytes: bytes!, packed: packed!, offset: offset! };
}

async function unpackToFile(zip: Blob, method: number, sizes: Sizes, crc: number): Promise<Blob> {
  const start = await startOf(zip, sizes, method);
  const stored = zip.slice(start, start + sizes.packed);
  const stream = method === 0 ? stored.stream() : inflatedStream(stored);
  const parts: Blob[] = [];
  let waiting: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  let sum = 0;
  try {
    for await (const piece of piecesOf(stream)) {
      bytes += piece.length;
      // Counts the bytes actually inflated, not only the claimed size.
      if (bytes > sizes.bytes) break;
      sum = crc32(piece, sum);
      waiting.push(new Uint8Array(piece));
      if (waiting.length >= PIECES_AT_ONCE) {
        parts.push(new Blob(waiting));
        waiting = [];
      }
    }
  } catch (thrown) {
    throw new RangeError(String(thrown));
  }
  if (bytes !== sizes.bytes || sum !== crc) throw new RangeError("other bytes than were packed");
  return new Blob([...parts, ...waiting]);
}

function inflatedStream(packed: Blob): ReadableStream<Uint8Array> {
  return packed.stream().pipeThrough(new DecompressionStream("deflate-raw"));
}

async function unpack(
  zip: Blob,
  method: number,
  sizes: Sizes,
  crc: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const packed = await viewOf(zip, await startOf(zip, sizes, method), sizes.packed);
  const stored = new Uint8Array(packed.buffer);
  const bytes = method === 0 ? stored : inflated(stored, sizes.bytes);
  if (crc32(bytes) !== crc) throw new RangeError("other bytes than were packed");
  return bytes;
}

/** Where an entry's bytes begin. */
async function startOf(zip: Blob, { offset }: Sizes, method: number): Promise<number> {
  const header = await viewOf(zip, offset, 30);
  if (header.getUint32(0, true) !== LOCAL) throw new RangeError("no local header");
  if (method !== 0 && method !== 8) throw new RangeError(`compression method ${method}`);
  return offset + 30 + header.getUint16(26, true) + header.getUint16(28, true);
}

/** Fills a buffer of the claimed size, which never grows. */
function inflated(packed: Uint8Array, claimed: number): Uint8Array<ArrayBuffer> {
  try {
    const out = new Uint8Array(claimed);
    const filled = inflateSync(packed, { out });
    if (filled.length !== claimed) throw new RangeError("fewer bytes than claimed");
    return out;
  } catch (thrown) {
    throw thrown instanceof RangeError ? thrown : new RangeError(String(thrown));
  }
}

async function viewOf(zip: Blob, at: number, length: number): Promise<DataView<ArrayBuffer>> {
  const bytes = await zip.slice(at, at + length).arrayBuffer();
  if (bytes.byteLength !== length) throw new RangeError("beyond the end");
  return new DataView(bytes);
}

function bytesAt(view: DataView, at: number, length: number): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + at, length);
}

/** Names not marked as UTF-8 are often UTF-8 anyway, otherwise in the system's code page, assumed to be that of Chinese Windows. */
function decodeName(bytes: Uint8Array, isUtf8: boolean): string {
  if (isUtf8) return new TextDecoder().decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("gbk").decode(bytes);
  }
}
