import type { DataSource, FileSource, ReadChoices } from "../../core/data/dataConfig.ts";
import type { DatasetSummary } from "../../core/data/table/dataset.ts";
import type { LayoutChoices } from "../../core/data/parse/layout.ts";
import { fileLabel } from "../../core/data/table/fileLabel.ts";
import type { AppErrorCode, ErrorRecord } from "../../core/errors.ts";
import type { GivenFile, RawHead, ReadProgress } from "../../workers/reader.protocol.ts";
import type { ReaderClient } from "../../workers/readerClient.ts";
import type { WantedData } from "./openData.ts";

/** What may come of a table that stands elsewhere in its file, or is written otherwise, than was thought. */
const OF_LAYOUT: ReadonlySet<AppErrorCode> = new Set([
  "csvEmpty",
  "csvHeaderOnly",
  "csvRagged",
  "csvOneColumn",
]);

/** What says only which lines are rows. */
const OF_ROWS: ReadonlySet<keyof LayoutChoices> = new Set(["oddLines", "lastLine"]);

export interface FileOpener {
  /** Reads files; what a link says of their use is used where they have its bytes, whatever their names, or else its names. */
  open(files: readonly GivenFile[]): Promise<void>;
  /** Reads the same files in another way; does nothing where none were opened. */
  again(changed: ReadChoices): Promise<void>;
  /** A link to files waits for them. */
  awaitFiles(wanted: WantedData): void;
  /** The reading under way was cancelled: the files before it are those that can be read again. */
  forgetLast(): void;
}

export interface OpenerPorts {
  readonly reader: ReaderClient;
  /** Reads data and shows them, as the setup does with all of them. */
  readonly read: (
    label: string,
    load: () => Promise<{ source: DataSource; summary: DatasetSummary }>,
    /** How to use the data. Asked once they are read. */
    wanted: () => WantedData | null,
    abort: AbortController,
    /** How the files begin, asked for where they could not be read. Never rejects. */
    head: (error: ErrorRecord) => Promise<RawHead | null>,
    /** What is read, as far as it is known before. */
    source: () => FileSource,
  ) => Promise<void>;
  readonly onProgress: (reading: AbortController, progress: ReadProgress) => void;
  /** Files are opened that the link on the page was not made with. */
  readonly onStranger: (note: ErrorRecord) => void;
  /** How the data on screen are used, if they come from files. */
  readonly inUse: () => WantedData | null;
}

interface Given {
  readonly files: readonly GivenFile[];
  readonly choices: ReadChoices;
  /** What a link says of their use. */
  readonly linked: WantedData | null;
}

/** The files of a user: opened, and opened again in another way. */
export function createFileOpener({ reader, read, onProgress, onStranger, inUse }: OpenerPorts): FileOpener {
  /** Until files with its bytes are opened, so that whoever opened another file first can open the right one. */
  let awaited: WantedData | null = null;
  /** The next files are the first since the link was opened. */
  let isFirst = true;
  let given: Given | null = null;
  /** The files of the data that a cancelled reading leaves on screen. */
  let before: Given | null = null;
  let underWay: AbortController | null = null;

  /** @param asLinked asks whether the files are those of a link; that may take a pass over their bytes */
  const openGiven = async (
    first: Given,
    wanted: (next: Given) => WantedData | null,
    asLinked: (() => Promise<Given>) | null = null,
  ): Promise<void> => {
    // Files that were still being read are on no screen.
    if (underWay === null) before = given;
    let next = first;
    given = first;
    const abort = new AbortController();
    underWay = abort;
    const load = async () => {
      if (asLinked !== null) {
        const asked = await asLinked();
        if (given === next) given = asked;
        next = asked;
      }
      const target = wanted(next)?.data.target ?? null;
      const { source, ...summary } = await reader.readFiles(next.files, next.choices, target, {
        signal: abort.signal,
        onProgress: (progress) => onProgress(abort, progress),
      });
      if (awaited !== null && hasItsBytes(awaited.source, source.fingerprint)) awaited = null;
      return { source, summary };
    };
    const head = async ({ code }: ErrorRecord) =>
      OF_LAYOUT.has(code) || next.choices.layout !== undefined
        ? reader.rawHead(next.files, next.choices).catch(() => null)
        : null;
    const name = labelOf(first.files);
    const source = (): FileSource => ({ kind: "file", name, fingerprint: "", ...next.choices });
    await read(name, load, () => wanted(next), abort, head, source);
    if (underWay === abort) underWay = null;
  };

  return {
    open(files) {
      const link = awaited;
      const name = labelOf(files);
      const mayDiffer = isFirst;
      isFirst = false;
      const plain: Given = { files, choices: {}, linked: null };
      const usage = ({ linked }: Given) => linked;
      if (link?.source.kind !== "file") return openGiven(plain, usage);
      const { source } = link;
      return openGiven(plain, usage, async () => {
        const linked: Given = { files, choices: choicesOf(source), linked: link };
        if (mayDiffer && source.name === name) return linked;
        // Where the bytes cannot be read, reading says so.
        const fingerprint = await reader.fingerprint(files).catch(() => null);
        if (fingerprint === null) return plain;
        if (hasItsBytes(source, fingerprint)) return linked;
        if (mayDiffer) onStranger({ code: "linkFileUnused", details: { name, linked: source.name } });
        return plain;
      });
    },
    async again(changed) {
      if (given === null) return;
      const { layout: before, ...others } = given.choices;
      const { layout, ...rest } = changed;
      // Lines of one sheet mean nothing in another.
      const kept = layout ?? (changed.sheet === undefined ? before : undefined) ?? {};
      const choices: ReadChoices = { ...others, ...rest, ...asPart(kept) };
      // Another sheet is another table, another encoding may give its columns other names, and pictures are no table.
      const { sheet, encoding, pixels } = changed;
      const isOther =
        sheet !== undefined ||
        encoding !== undefined ||
        pixels !== undefined ||
        hasOtherColumns(before ?? {}, kept);
      const wanted = isOther ? null : (inUse() ?? given.linked);
      await openGiven({ ...given, choices }, () => wanted);
    },
    awaitFiles(wanted) {
      awaited = wanted;
      isFirst = true;
    },
    forgetLast() {
      given = before;
      underWay = null;
    },
  };
}

function labelOf(files: readonly GivenFile[]): string {
  return fileLabel(files.map(({ name }) => name));
}

function hasItsBytes(source: DataSource, fingerprint: string): boolean {
  return source.kind === "file" && source.fingerprint === fingerprint;
}

/** Without a part that says nothing, so that the same choices are the same link. */
function asPart(layout: LayoutChoices): Pick<ReadChoices, "layout"> {
  return Object.keys(layout).length === 0 ? {} : { layout };
}

/** Whether a table's columns may have other names or kinds. */
function hasOtherColumns(before: LayoutChoices, after: LayoutChoices): boolean {
  const names = new Set([...Object.keys(before), ...Object.keys(after)] as (keyof LayoutChoices)[]);
  return [...names].some((name) => !OF_ROWS.has(name) && before[name] !== after[name]);
}

/** How a link says that files were read. */
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
