import type { DataSource, FileSource, ReadChoices } from "../../core/data/dataConfig.ts";
import type { LayoutChoices } from "../../core/data/parse/layout.ts";
import { fileLabel } from "../../core/data/table/fileLabel.ts";
import type { AppErrorCode, ErrorRecord } from "../../core/errors.ts";
import type { GivenFile, ReadProgress } from "../../workers/reader.protocol.ts";
import type { ReaderClient } from "../../workers/readerClient.ts";
import type { ReadingRequest } from "./dataReading.ts";
import type { WantedData } from "./openData.ts";

/** Errors that a wrong guess of the table's position or format may cause. */
const OF_LAYOUT: ReadonlySet<AppErrorCode> = new Set([
  "csvEmpty",
  "csvHeaderOnly",
  "csvRagged",
  "csvOneColumn",
]);

/** Choices that affect only which lines are rows. */
const OF_ROWS: ReadonlySet<keyof LayoutChoices> = new Set(["oddLines", "lastLine"]);

export interface FileOpener {
  /** Reads files. A link's choices are applied if the files have the link's fingerprint, or, without a fingerprint, its names. */
  open(files: readonly GivenFile[]): Promise<void>;
  /** Reads the same files with other choices; does nothing if no files are open. */
  again(changed: ReadChoices): Promise<void>;
  /** A link to files waits for them. */
  awaitFiles(wanted: WantedData): void;
}

export interface OpenerPorts {
  readonly reader: ReaderClient;
  /** Reads data and shows them, as the setup does for all sources. */
  readonly read: (request: ReadingRequest) => Promise<void>;
  readonly onProgress: (reading: AbortController, progress: ReadProgress) => void;
  /** Called when files are opened that do not belong to the page's link. */
  readonly onStranger: (note: ErrorRecord) => void;
  /** The files of the data that are shown or being read; null: no files. */
  readonly opened: () => OpenedFiles | null;
  /** The configuration of the data on screen, if they come from files. */
  readonly inUse: () => WantedData | null;
}

/** The files given, and how they were read. */
export interface OpenedFiles {
  readonly files: readonly GivenFile[];
  readonly choices: ReadChoices;
  /** The link's choices for them. */
  readonly linked: WantedData | null;
}

/** Opens the user's files, and opens them again with other choices. */
export function createFileOpener(ports: OpenerPorts): FileOpener {
  const { reader, opened, inUse } = ports;
  /**
   * Kept until files with the link's fingerprint are opened, so that a user who first opened another file can open the right one.
   */
  let awaited: WantedData | null = null;
  /** Whether the next files are the first since the link was opened. */
  let isFirst = true;
  const onRead = ({ fingerprint }: FileSource): void => {
    if (awaited !== null && hasItsBytes(awaited.source, fingerprint)) awaited = null;
  };

  return {
    open(files) {
      const link = awaited;
      const mayDiffer = isFirst;
      isFirst = false;
      const plain: OpenedFiles = { files, choices: {}, linked: null };
      const usage = ({ linked }: OpenedFiles): WantedData | null => linked;
      if (link?.source.kind !== "file") return readOpened(ports, onRead, plain, usage);
      const { source } = link;
      const asked = async (): Promise<OpenedFiles> => {
        const name = labelOf(files);
        const linked: OpenedFiles = { files, choices: choicesOf(source), linked: link };
        if (mayDiffer && source.name === name) return linked;
        // If the bytes cannot be read, `read` reports it.
        const fingerprint = await reader.fingerprint(files).catch(() => null);
        if (fingerprint === null) return plain;
        if (hasItsBytes(source, fingerprint)) return linked;
        if (mayDiffer) ports.onStranger({ code: "linkFileUnused", details: { name, linked: source.name } });
        return plain;
      };
      return readOpened(ports, onRead, plain, usage, asked);
    },
    async again(changed) {
      const before = opened();
      if (before === null) return;
      const { choices, isOther } = changedChoices(before.choices, changed);
      const wanted = isOther ? null : (inUse() ?? before.linked);
      await readOpened(ports, onRead, { ...before, choices }, () => wanted);
    },
    awaitFiles(wanted) {
      awaited = wanted;
      isFirst = true;
    },
  };
}

/**
 * Reads files and shows their data.
 * @param wanted how the data are to be used
 * @param asked computes how to read the files, if that needs a pass over their bytes
 */
async function readOpened(
  { reader, read, onProgress }: OpenerPorts,
  onRead: (source: FileSource) => void,
  first: OpenedFiles,
  wanted: (files: OpenedFiles) => WantedData | null,
  asked: (() => Promise<OpenedFiles>) | null = null,
): Promise<void> {
  let next = first;
  const abort = new AbortController();
  const name = labelOf(first.files);
  await read({
    label: name,
    abort,
    files: () => next,
    wanted: () => wanted(next),
    source: (): FileSource => ({ kind: "file", name, fingerprint: "", ...next.choices }),
    async load() {
      if (asked !== null) next = await asked();
      const target = wanted(next)?.data.target ?? null;
      const { source, ...summary } = await reader.readFiles(next.files, next.choices, target, {
        signal: abort.signal,
        onProgress: (progress) => onProgress(abort, progress),
      });
      onRead(source);
      return { source, summary };
    },
    head: async ({ code }: ErrorRecord) =>
      OF_LAYOUT.has(code) || next.choices.layout !== undefined
        ? // Without the first lines only the error is shown.
          reader.rawHead(next.files, next.choices).catch(() => null)
        : null,
  });
}

/** The changed choices. `isOther`: the table may then have other columns. */
function changedChoices(
  { layout: before, ...others }: ReadChoices,
  { layout, ...rest }: ReadChoices,
): { readonly choices: ReadChoices; readonly isOther: boolean } {
  const { sheet, encoding, pixels } = rest;
  // Line numbers of one sheet do not apply to another.
  const kept = layout ?? (sheet === undefined ? before : undefined) ?? {};
  return {
    choices: { ...others, ...rest, ...asPart(kept) },
    // Another sheet is another table, another encoding may change column names, and pictures are not a table.
    isOther:
      sheet !== undefined ||
      encoding !== undefined ||
      pixels !== undefined ||
      hasOtherColumns(before ?? {}, kept),
  };
}

function labelOf(files: readonly GivenFile[]): string {
  return fileLabel(files.map(({ name }) => name));
}

function hasItsBytes(source: DataSource, fingerprint: string): boolean {
  return source.kind === "file" && source.fingerprint === fingerprint;
}

/** Leaves out an empty layout, so that the same choices give the same link. */
function asPart(layout: LayoutChoices): Pick<ReadChoices, "layout"> {
  return Object.keys(layout).length === 0 ? {} : { layout };
}

/** Whether a table's columns may have other names or kinds. */
function hasOtherColumns(before: LayoutChoices, after: LayoutChoices): boolean {
  const names = new Set([...Object.keys(before), ...Object.keys(after)] as (keyof LayoutChoices)[]);
  return [...names].some((name) => !OF_ROWS.has(name) && before[name] !== after[name]);
}

/** The choices in the form that links use. */
function choicesOf({ encoding, sheet, layout, sampleRows, pictures, pixels }: FileSource): ReadChoices {
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(sheet === undefined ? {} : { sheet }),
    ...(layout === undefined ? {} : { layout }),
    ...(sampleRows === undefined ? {} : { sampleRows }),
    ...(pictures === undefined ? {} : { pictures }),
    ...(pixels === undefined ? {} : { pixels }),
  };
}
