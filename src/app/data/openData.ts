import { suggestDataConfig } from "../../core/data/suggestDataConfig.ts";
import {
  readingsOf,
  withReadings,
  type DataConfig,
  type DataSource,
  type Readings,
} from "../../core/data/dataConfig.ts";
import type { DatasetSummary } from "../../core/data/table/dataset.ts";
import type { Settings } from "../../core/model/settings.ts";
import { AppError, type ErrorRecord } from "../../core/errors.ts";
import { READING_FIELDS } from "../../core/schema/dataFields.ts";
import { toEntries } from "../../core/schema/fields.ts";
import type { SearchConfig } from "../../core/study/studyConfig.ts";
import { nearestWord } from "../../core/text/nearestWord.ts";
import type { ReaderClient } from "../../workers/readerClient.ts";

/** A link's choices for data that are not read yet. */
export interface WantedData {
  readonly source: DataSource;
  readonly data: Partial<Omit<DataConfig, "source">>;
  /** The settings that the link contains. */
  readonly settings: Partial<Settings>;
  /** The link's search settings. Absent: no link is opened, and the search stays as it is. */
  readonly search?: Partial<SearchConfig>;
}

export interface OpenedData {
  readonly summary: DatasetSummary;
  readonly data: DataConfig;
  /** The link's choices that do not fit these data. */
  readonly notes: readonly ErrorRecord[];
}

/**
 * Reads data and proposes how to use them. The wanted choices, which are known once the data are read, override the proposal if
 * they fit: missing columns, and kinds that the cells do not allow, are ignored and reported.
 * @throws AppError when the data cannot be read
 */
export async function openData(
  reader: ReaderClient,
  load: () => Promise<{ source: DataSource; summary: DatasetSummary }>,
  wantedOnceRead: () => WantedData | null,
): Promise<OpenedData> {
  const { source, summary } = await load();
  const wanted = wantedOnceRead();
  if (wanted === null) return { summary, data: suggestDataConfig(source, summary), notes: [] };
  const { kinds = [], excluded, target, task, ...rest } = wanted.data;
  const exists = (name: string) => summary.columns.some((column) => column.name === name);
  const predictable = (name: string) =>
    summary.columns.some((column) => column.name === name && column.kind !== "picture");
  const isWhole = target !== undefined && predictable(target);
  // A task belongs to a target: if the target is missing, another one is proposed, with a task that fits it.
  const others = target !== undefined && !isWhole ? rest : { ...rest, ...(task && { task }) };
  const said = readingsOf(others, exists);
  const readings = readingsOf({
    ...said,
    missing: [...(said.missing ?? []), ...plainMissing(summary, said)],
  });
  const known = kinds.filter(([column]) => exists(column));
  const corrected = await correctKinds(reader, summary, [...known, ...plainKinds(summary, known)], readings);
  const strangers = [
    ...kinds.filter(([column]) => !exists(column)).map(([column, kind]) => `kind=${kind}:${column}`),
    ...toEntries(
      READING_FIELDS,
      readingsOf(others, (column) => !exists(column)),
      {},
    ).map((entry) => entry.join("=")),
  ];
  const misnamed = [
    ...(excluded ?? []).filter((column) => !exists(column)).map((column) => ["without", column] as const),
    ...(target === undefined || predictable(target) ? [] : [["target", target] as const]),
  ].map(([key, column]) => {
    const meant = nearestWord(
      column,
      summary.columns.map(({ name }) => name),
    );
    const details = { part: `${key}=${column}`, ...(meant !== null && { meant: `${key}=${meant}` }) };
    return { code: "linkUnreadable", details } as const;
  });
  const proposed = suggestDataConfig(source, corrected.summary);
  return {
    summary: corrected.summary,
    data: {
      ...proposed,
      ...withReadings(others, corrected.readings),
      kinds: corrected.kinds,
      // A link with a target names all excluded columns: if it names none, the proposal was rejected or did not exist yet.
      excluded: excluded?.filter(exists) ?? (isWhole ? [] : proposed.excluded),
      target: isWhole ? target : proposed.target,
    },
    notes: [
      ...sameFile(wanted.source, source),
      ...corrected.notes,
      ...strangers.map(unreadable),
      ...misnamed,
    ],
  };
}

/** Applies all corrections, or none if the cells do not allow one of them. */
async function correctKinds(
  reader: ReaderClient,
  summary: DatasetSummary,
  kinds: DataConfig["kinds"],
  readings: Readings,
) {
  if (kinds.length === 0 && Object.keys(readings).length === 0)
    return { summary, kinds, readings, notes: [] };
  try {
    return { summary: await reader.setKinds(summary.id, kinds, readings), kinds, readings, notes: [] };
  } catch (thrown) {
    if (!(thrown instanceof AppError) || thrown.code !== "kindImpossible") {
      void reader.forget(summary.id);
      throw thrown;
    }
    const notes = kinds.map(([column, kind]) => unreadable(`kind=${kind}:${column}`));
    return { summary, kinds: [], readings: {}, notes };
  }
}

/**
 * Kinds of an earlier version, for columns that are read differently now (orders, dates, numbers with units) and that the link does
 * not name.
 */
function plainKinds({ columns }: DatasetSummary, named: DataConfig["kinds"]): DataConfig["kinds"] {
  const said = new Set(named.map(([column]) => column));
  return columns.flatMap(({ name, plainKind }) =>
    plainKind === undefined || said.has(name) ? [] : [[name, plainKind] as const],
  );
}

/** The same for columns in which that version read a level as a missing value. */
function plainMissing(
  { columns }: DatasetSummary,
  { missing = [] }: Readings,
): NonNullable<Readings["missing"]> {
  const said = new Set(missing.map(([column]) => column));
  return columns.flatMap(({ name, plainMissing: words }) =>
    words === undefined || said.has(name) ? [] : [[name, words] as const],
  );
}

/** A link identifies a file by the fingerprint of its bytes; a link written by hand may have none. */
function sameFile(wanted: DataSource, found: DataSource): readonly ErrorRecord[] {
  if (wanted.kind !== "file" || found.kind !== "file" || wanted.fingerprint === "") return [];
  return wanted.fingerprint !== found.fingerprint
    ? [{ code: "linkOtherFile", details: { name: found.name } }]
    : [];
}

function unreadable(part: string): ErrorRecord {
  return { code: "linkUnreadable", details: { part } };
}
