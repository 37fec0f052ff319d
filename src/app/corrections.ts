import type { StoreApi } from "zustand/vanilla";
import { readingsOf, withReadings, type DataConfig, type Readings } from "../core/data/dataConfig.ts";
import type { DatasetSummary } from "../core/data/dataset.ts";
import { toErrorRecord } from "../core/errors.ts";
import type { StudyConfig } from "../core/study/studyConfig.ts";
import type { ReaderClient } from "../workers/readerClient.ts";
import type { DatasetState, SetupState } from "./setupState.ts";
import type { Acts } from "./surmise.ts";
import { withData } from "./withData.ts";

/**
 * What a user says of how columns are read.
 * @param update shows a config, with the problems it has
 */
export function createCorrections(
  reader: Pick<ReaderClient, "setKinds">,
  store: StoreApi<SetupState>,
  update: (config: StudyConfig, dataset: DatasetState) => void,
): Corrections {
  /** One correction after the other: each builds on what the one before left. */
  let correcting: Promise<void> = Promise.resolve();
  const correctNext = (corrected: Correction): Promise<void> => {
    correcting = correcting.then(() => correct(corrected));
    return correcting;
  };
  const correct = async (corrected: Correction): Promise<void> => {
    const { config, dataset } = store.getState();
    if (dataset.status !== "ready") return;
    const { kinds, ...said } = corrected(config.data, dataset.summary);
    const readings = readingsOf(said);
    const answer = await reader.setKinds(dataset.summary.id, kinds, readings).catch(toErrorRecord);
    if (store.getState().dataset !== dataset) return;
    if ("code" in answer) {
      store.setState({ rejected: { place: { section: "data", field: "kinds" }, error: answer } });
      return;
    }
    const now = store.getState().config;
    update(withData(now, { ...withReadings(now.data, readings), kinds }), {
      status: "ready",
      summary: answer,
    });
  };
  return {
    correctNext,
    setColumnKind: (column, kind) =>
      correctNext((data, { columns }) => {
        const found = columns.find(({ name }) => name === column);
        // Of what looks like an order or a date it is always said how it is read: see `suggestDataConfig`.
        const usual = kind === found?.inferredKind && found.plainKind === undefined;
        return { ...data, kinds: withEntry(data.kinds, column, usual ? null : kind) };
      }),
    setOrder: (column, levels) =>
      correctNext((data) => ({ ...data, orders: withEntry(data.orders ?? [], column, levels) })),
    setDateOrder: (column, order) =>
      correctNext((data) => ({ ...data, dateOrders: withEntry(data.dateOrders ?? [], column, order) })),
    setOddCells: (column, choice) =>
      correctNext((data) => ({ ...data, oddCells: withEntry(data.oddCells ?? [], column, choice) })),
    setMissingWords: (column, words) =>
      correctNext((data) => ({ ...data, missing: withEntry(data.missing ?? [], column, words) })),
  };
}

/** What is said of columns, given what was said before. */
export type Correction = (data: DataConfig, summary: DatasetSummary) => Pick<DataConfig, "kinds"> & Readings;

export interface Corrections extends Pick<
  Acts,
  "setColumnKind" | "setOrder" | "setDateOrder" | "setOddCells" | "setMissingWords"
> {
  /** After those that were asked for before. Resolves when the data are read so, or cannot be. */
  correctNext(corrected: Correction): Promise<void>;
}

/** What is said of a column said anew (null: no more), in the order of names: the same corrections are the same study. */
function withEntry<T>(
  entries: readonly (readonly [column: string, said: T])[],
  column: string,
  said: T | null,
): readonly (readonly [column: string, said: T])[] {
  const others = entries.filter(([name]) => name !== column);
  if (said === null) return others;
  return [...others, [column, said] as const].toSorted(([a], [b]) => (a < b ? -1 : 1));
}
