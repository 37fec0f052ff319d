import { createStore, type StoreApi } from "zustand/vanilla";
import { readingsOf, type DataConfig } from "../core/data/dataConfig.ts";
import type { DataProfile } from "../core/data/profile/profile.ts";
import { toErrorRecord, type ErrorRecord } from "../core/errors.ts";
import type { ReaderClient } from "../workers/readerClient.ts";
import type { RowSort, TableRows } from "../core/data/profile/tableRows.ts";
import type { SetupState } from "./setupState.ts";

/** Rows are fetched in pages of so many. */
export const PAGE_ROWS = 100;
/** Pages that are kept: enough for the largest screen and some scrolling back. */
const MOST_PAGES = 30;

/** Rows `page · PAGE_ROWS` and the following in the order asked for. */
export type RowPage = TableRows;

/** What the Data tab shows; worked out only while somebody looks. */
export interface DataViewState {
  readonly profile: DataProfile | null;
  readonly loading: boolean;
  readonly error: ErrorRecord | null;
  readonly sort: RowSort | null;
  readonly pages: ReadonlyMap<number, RowPage>;
}

export interface DataViewActs {
  /** Looks at a dataset as it is used; what is known already is not worked out again. */
  viewData(id: string, data: DataConfig): Promise<void>;
  /** Fetches the pages that hold rows `from` to `to` (not included). */
  viewRows(from: number, to: number): Promise<void>;
  sortRows(sort: RowSort | null): void;
  /** Pictures of one class, `from` of which come before them; null where they cannot be had. */
  picturesOfClass(name: string, from: number, count: number): Promise<readonly Uint8Array[] | null>;
}

const NOTHING: DataViewState = { profile: null, loading: false, error: null, sort: null, pages: new Map() };

/** The view of the data that are set up. */
export function createDataView(
  reader: ReaderClient,
  setup: StoreApi<SetupState>,
): { store: StoreApi<DataViewState>; acts: DataViewActs } {
  const store = createStore<DataViewState>()(() => NOTHING);
  let shown = "";
  let rowsOf = "";
  /** Counts the orders that rows were shown in: pages of an earlier one mean nothing. */
  let order = 0;
  const underWay = new Set<number>();
  const startOver = (sort: RowSort | null) => {
    order += 1;
    underWay.clear();
    store.setState({ sort, pages: new Map() });
  };

  const viewData = async (id: string, data: DataConfig): Promise<void> => {
    const key = keyOf(id, data);
    if (key === shown) return;
    shown = key;
    const { sort } = store.getState();
    if (rowsOf !== id) {
      // What was found in another table must not be mended in this one.
      startOver(null);
      store.setState({ profile: null });
    } else if (sort !== null) {
      // What columns are read as decides how they are sorted.
      startOver(sort);
    }
    rowsOf = id;
    store.setState({ loading: true, error: null });
    try {
      const profile = await reader.profile(id, data);
      if (key === shown) store.setState({ profile, loading: false });
    } catch (thrown) {
      if (key !== shown) return;
      shown = "";
      store.setState({ profile: null, loading: false, error: toErrorRecord(thrown) });
    }
  };

  const viewPage = async (id: string, data: DataConfig, page: number): Promise<void> => {
    const { sort, pages } = store.getState();
    if (pages.has(page) || underWay.has(page)) return;
    underWay.add(page);
    const mine = order;
    try {
      const rows = await reader.rows(id, data, page * PAGE_ROWS, (page + 1) * PAGE_ROWS, sort);
      if (mine === order) {
        const kept = [...store.getState().pages].slice(-MOST_PAGES + 1);
        store.setState({ pages: new Map([...kept, [page, rows]]) });
      }
    } catch {
      // The rows stay blank; a lost reader is begun anew with the next call.
    } finally {
      if (mine === order) underWay.delete(page);
    }
  };

  return {
    store,
    acts: {
      viewData,
      async viewRows(from, to) {
        const { config, dataset } = setup.getState();
        if (dataset.status !== "ready") return;
        const { id } = dataset.summary;
        const first = Math.floor(from / PAGE_ROWS);
        const last = Math.floor(Math.max(from, to - 1) / PAGE_ROWS);
        await Promise.all(
          Array.from({ length: last - first + 1 }, (_, i) => viewPage(id, config.data, first + i)),
        );
      },
      sortRows: startOver,
      async picturesOfClass(name, from, count) {
        const { config, dataset } = setup.getState();
        if (dataset.status !== "ready") return null;
        // Pictures are summarised by the suggested target, whatever is predicted.
        const { id, suggestedTarget: target } = dataset.summary;
        try {
          return await reader.pictures(id, config.data, { target, name, from, count });
        } catch {
          // What is there stays; a lost reader is begun anew with the next call.
          return null;
        }
      },
    },
  };
}

/** What the profile depends on. */
function keyOf(id: string, data: DataConfig): string {
  return JSON.stringify([id, data.kinds, readingsOf(data), data.target, data.task]);
}
