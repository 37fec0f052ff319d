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

/** What a link says of the use of data that are yet to be read. */
export interface WantedData {
  readonly source: DataSource;
  readonly data: Partial<Omit<DataConfig, "source">>;
  /** Those the link names. */
  readonly settings: Partial<Settings>;
  /** What a link says of the search. Absent: no link is opened, and the search stays. */
  readonly search?: Partial<SearchConfig>;
}

export interface OpenedData {
  readonly summary: DatasetSummary;
  readonly data: DataConfig;
  /** What was wanted and does not fit these data. */
  readonly notes: readonly ErrorRecord[];
}

/**
 * Reads data and proposes how to use them; what is wanted, known once they are read, wins where it fits: columns that are not there, and kinds that the
 * cells do not allow, are left out and named.
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
  // A task is one of a target: where that is not there, another is proposed, with the task that it allows.
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
      // A link that names its target names all that it leaves out: if it names none, the proposal was rejected or did not exist yet.
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

/** All corrections, or none where the cells do not allow one of them. */
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

/** What a link leaves unsaid of columns that are read otherwise now (orders, dates, numbers with units): it is of an earlier version. */
function plainKinds({ columns }: DatasetSummary, named: DataConfig["kinds"]): DataConfig["kinds"] {
  const said = new Set(named.map(([column]) => column));
  return columns.flatMap(({ name, plainKind }) =>
    plainKind === undefined || said.has(name) ? [] : [[name, plainKind] as const],
  );
}

/** Likewise of columns in which that version took a level for a missing value. */
function plainMissing(
  { columns }: DatasetSummary,
  { missing = [] }: Readings,
): NonNullable<Readings["missing"]> {
  const said = new Set(missing.map(([column]) => column));
  return columns.flatMap(({ name, plainMissing: words }) =>
    words === undefined || said.has(name) ? [] : [[name, words] as const],
  );
}

/** A link tells a file by the fingerprint of its bytes; one written by hand may have none. */
function sameFile(wanted: DataSource, found: DataSource): readonly ErrorRecord[] {
  if (wanted.kind !== "file" || found.kind !== "file" || wanted.fingerprint === "") return [];
  return wanted.fingerprint !== found.fingerprint
    ? [{ code: "linkOtherFile", details: { name: found.name } }]
    : [];
}

function unreadable(part: string): ErrorRecord {
  return { code: "linkUnreadable", details: { part } };
}
