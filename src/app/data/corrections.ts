import { readingsOf, withReadings, type DataConfig, type Readings } from "../../core/data/dataConfig.ts";
import type { DatasetSummary, Task } from "../../core/data/table/dataset.ts";
import { suggestTask } from "../../core/data/suggest/suggestTask.ts";
import { toErrorRecord } from "../../core/errors.ts";
import type { ReaderClient } from "../../workers/readerClient.ts";
import { withEntry } from "./readRemedies.ts";
import { shownId } from "../setup/setupState.ts";
import type { SetupStore } from "../setup/setupStore.ts";
import type { Acts } from "../surmise.ts";
import { withData } from "../setup/withData.ts";

/** The user's corrections of how columns are read. */
export function createCorrections(
  reader: Pick<ReaderClient, "setKinds">,
  { store, update }: SetupStore,
): Corrections {
  /** Corrections are applied one after the other: each builds on the previous result. */
  let correcting: Promise<void> = Promise.resolve();
  const correctNext = (corrected: Correction): Promise<void> => {
    const of = shownId(store.getState().dataset);
    correcting = correcting.then(() => correct(corrected, of));
    return correcting;
  };
  /** @param of the data that were on screen at the time of the request: a correction applies to no other data */
  const correct = async (corrected: Correction, of: string | null): Promise<void> => {
    const { config, dataset } = store.getState();
    if (dataset.status !== "ready" || dataset.summary.id !== of) return;
    const { kinds, ...said } = corrected(config.data, dataset.summary);
    const readings = readingsOf(said);
    const answer = await reader.setKinds(dataset.summary.id, kinds, readings).catch(toErrorRecord);
    const { config: now, dataset: shown } = store.getState();
    if (shown.status !== "ready" || shown.summary !== dataset.summary) return;
    if ("code" in answer) {
      store.setState({ rejected: { place: { section: "data", field: "kinds" }, error: answer } });
      return;
    }
    const task = taskAfter(now.data, dataset.summary, answer);
    update(withData(now, { ...withReadings(now.data, readings), kinds, task }), {
      ...shown,
      summary: answer,
    });
  };
  return {
    correctNext,
    setColumnKind: (column, kind) =>
      correctNext((data, { columns }) => {
        const found = columns.find(({ name }) => name === column);
        // The kind of columns that look ordered or like dates is always stated: see `suggestDataConfig`.
        const isDefault = kind === found?.inferredKind && found.plainKind === undefined;
        return { ...data, kinds: withEntry(data.kinds, column, isDefault ? null : kind) };
      }),
    setOrder: (column, levels) =>
      correctNext((data) => ({ ...data, orders: withEntry(data.orders ?? [], column, levels) })),
    setDateOrder: (column, order) =>
      correctNext((data) => ({ ...data, dateOrders: withEntry(data.dateOrders ?? [], column, order) })),
    setOddCells: (column, choice) =>
      correctNext((data) => ({ ...data, oddCells: withEntry(data.oddCells ?? [], column, choice) })),
    setMissingWords: (column, words) =>
      correctNext((data, { columns }) => {
        const found = columns.find(({ name }) => name === column);
        const isDefault = JSON.stringify(words) === JSON.stringify(found?.found?.missing?.toSorted() ?? []);
        const said = isDefault && found?.plainMissing === undefined ? null : words;
        return { ...data, missing: withEntry(data.missing ?? [], column, said) };
      }),
  };
}

/** A target whose kind changes to or from numbers needs another task. */
function taskAfter({ target, task }: DataConfig, before: DatasetSummary, after: DatasetSummary): Task {
  const [old, own] = [before, after].map(({ columns }) => columns.find(({ name }) => name === target));
  const isOther = (old?.kind === "number") !== (own?.kind === "number");
  return own !== undefined && isOther ? suggestTask(own) : task;
}

/** The new corrections of columns, given the previous ones. */
export type Correction = (data: DataConfig, summary: DatasetSummary) => Pick<DataConfig, "kinds"> & Readings;

export interface Corrections extends Pick<
  Acts,
  "setColumnKind" | "setOrder" | "setDateOrder" | "setOddCells" | "setMissingWords"
> {
  /** Runs after earlier requests. Resolves when the data are read with the correction, or reading failed. */
  correctNext(corrected: Correction): Promise<void>;
}
