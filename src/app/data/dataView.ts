import { createStore, type StoreApi } from "zustand/vanilla";
import { readingsOf, type DataConfig } from "../../core/data/dataConfig.ts";
import type { ColumnProfile, DataProfile } from "../../core/data/profile/profile.ts";
import { AppError, toErrorRecord, type ErrorRecord } from "../../core/errors.ts";
import type { WorkerResult } from "../../workers/answered.ts";
import type { ReaderClient } from "../../workers/readerClient.ts";
import type { RowSort, TableRows, TableWindow } from "../../core/data/profile/tableRows.ts";
import type { SetupState } from "../setup/setupState.ts";

/** Rows per page. */
export const PAGE_ROWS = 100;
/** Columns per page: receiving all columns of a wide table would block the page's thread for a quarter of a second. */
export const PAGE_COLUMNS = 100;
/** Maximal number of cached pages: enough for the largest screen and some scrolling back. */
const MOST_PAGES = 60;

/** `PAGE_ROWS` rows from `page · PAGE_ROWS` on in the requested order, for one page of columns. */
export type RowPage = TableRows;

/** What the Data tab shows; computed only while the tab is open. */
export interface DataViewState {
  readonly profile: DataProfile | null;
  readonly loading: boolean;
  readonly error: ErrorRecord | null;
  readonly sort: RowSort | null;
  /** By `pageKey`. */
  readonly pages: ReadonlyMap<string, RowPage>;
  /** Columns missing from the profile that were requested. */
  readonly columns: ReadonlyMap<string, ColumnProfile>;
  /** Why the request for such a column failed, by column name. */
  readonly columnErrors: ReadonlyMap<string, ErrorRecord>;
  /** Why visible rows could not be fetched; null: they were, or the request is still running. */
  readonly rowsError: ErrorRecord | null;
}

export interface DataViewActs {
  /** Profiles a dataset as the setup uses it; a known profile is not computed again. */
  viewData(id: string, data: DataConfig): Promise<void>;
  /** Fetches a column that is missing from the profile on screen. */
  viewColumn(name: string): Promise<void>;
  /** Fetches the visible pages. */
  viewRows(window: TableWindow): Promise<void>;
  sortRows(sort: RowSort | null): void;
  /** Pictures of one class from number `from` on, or why they cannot be loaded; null if no data are open. */
  picturesOfClass(
    name: string,
    from: number,
    count: number,
  ): Promise<WorkerResult<readonly Uint8Array[]> | null>;
}

const NOTHING: DataViewState = {
  profile: null,
  loading: false,
  error: null,
  sort: null,
  pages: new Map(),
  columns: new Map(),
  columnErrors: new Map(),
  rowsError: null,
};

/** Key of the page that contains a cell. */
export function pageKey(row: number, column: number): string {
  return `${Math.floor(row / PAGE_ROWS)},${Math.floor(column / PAGE_COLUMNS)}`;
}

/** The view of the setup's data. */
export function createDataView(
  reader: ReaderClient,
  setup: StoreApi<SetupState>,
): { store: StoreApi<DataViewState>; acts: DataViewActs } {
  const store = createStore<DataViewState>()(() => NOTHING);
  const rows = createRowPages(reader, setup, store);
  return {
    store,
    acts: {
      ...createProfileView(reader, setup, store, rows.sortRows),
      ...rows,
      async picturesOfClass(name, from, count) {
        const { config, dataset } = setup.getState();
        if (dataset.status !== "ready") return null;
        // Pictures are summarised by the suggested target, whichever target is chosen.
        const { id, suggestedTarget: target } = dataset.summary;
        try {
          return { ok: true, value: await reader.pictures(id, config.data, { target, name, from, count }) };
        } catch (thrown) {
          // A lost reader is restarted by the next call.
          if (!(thrown instanceof AppError)) throw thrown;
          return { ok: false, error: thrown.record };
        }
      },
    },
  };
}

/** The profile, and columns missing from it. @param startOver fetches the rows again, in the given order */
function createProfileView(
  reader: ReaderClient,
  setup: StoreApi<SetupState>,
  store: StoreApi<DataViewState>,
  startOver: (sort: RowSort | null) => void,
): Pick<DataViewActs, "viewData" | "viewColumn"> {
  /** The data and configuration of the profile that is loaded or being loaded. */
  let shown = { id: "", key: "" };

  const viewData = async (id: string, data: DataConfig): Promise<void> => {
    const key = keyOf(id, data);
    if (key === shown.key) return;
    const isOther = shown.id !== id;
    shown = { id, key };
    const { sort } = store.getState();
    if (isOther) {
      // Findings about another table must not lead to changes in this one.
      startOver(null);
      store.setState({ profile: null });
    } else if (sort !== null) {
      // The sort order depends on the kinds of the columns.
      startOver(sort);
    }
    store.setState({ loading: true, error: null });
    try {
      const profile = await reader.profile(id, data);
      if (key === shown.key)
        store.setState({ profile, loading: false, columns: new Map(), columnErrors: new Map() });
    } catch (thrown) {
      if (key !== shown.key) return;
      shown = { id, key: "" };
      store.setState({ profile: null, loading: false, error: toErrorRecord(thrown) });
    }
  };

  const setColumnError = (name: string, error: ErrorRecord | null): void => {
    const others = [...store.getState().columnErrors].filter(([column]) => column !== name);
    store.setState({ columnErrors: new Map(error === null ? others : [...others, [name, error]]) });
  };
  const viewColumn = async (name: string): Promise<void> => {
    const { config, dataset } = setup.getState();
    if (dataset.status !== "ready") return;
    const { profile } = store.getState();
    setColumnError(name, null);
    try {
      const column = await reader.profileColumn(dataset.summary.id, config.data, name);
      const now = store.getState();
      // Another profile arrived meanwhile, which this column does not belong to.
      if (profile !== now.profile) return await viewColumn(name);
      if (column !== null) store.setState({ columns: new Map([...now.columns, [name, column]]) });
    } catch (thrown) {
      if (profile !== store.getState().profile) return await viewColumn(name);
      setColumnError(name, toErrorRecord(thrown));
    }
  };
  return { viewData, viewColumn };
}

/** The visible rows, page by page. */
function createRowPages(
  reader: ReaderClient,
  setup: StoreApi<SetupState>,
  store: StoreApi<DataViewState>,
): Pick<DataViewActs, "viewRows" | "sortRows"> {
  /** Requested pages in the current sort order; pages of an earlier order are dropped. */
  let underWay = new Set<string>();

  /** @param row and `column`: the first ones of the page */
  const viewPage = async (id: string, data: DataConfig, row: number, column: number): Promise<void> => {
    const { sort, pages } = store.getState();
    const key = pageKey(row, column);
    if (pages.has(key) || underWay.has(key)) return;
    const mine = underWay;
    mine.add(key);
    const window = { rows: [row, row + PAGE_ROWS], columns: [column, column + PAGE_COLUMNS] } as const;
    try {
      const rows = await reader.rows(id, data, window, sort);
      if (mine !== underWay) return;
      const kept = [...store.getState().pages].slice(-MOST_PAGES + 1);
      store.setState({ pages: new Map([...kept, [key, rows]]) });
    } catch (thrown) {
      // A lost reader is restarted by the next call.
      if (mine === underWay) store.setState({ rowsError: toErrorRecord(thrown) });
    } finally {
      mine.delete(key);
    }
  };

  return {
    async viewRows({ rows, columns }) {
      const { config, dataset } = setup.getState();
      if (dataset.status !== "ready") return;
      const { id } = dataset.summary;
      if (store.getState().rowsError !== null) store.setState({ rowsError: null });
      await Promise.all(
        startsOf(rows, PAGE_ROWS).flatMap((row) =>
          startsOf(columns, PAGE_COLUMNS).map((column) => viewPage(id, config.data, row, column)),
        ),
      );
    },
    sortRows(sort) {
      underWay = new Set();
      store.setState({ sort, pages: new Map(), rowsError: null });
    },
  };
}

/** First rows or columns of the pages that cover `from` to `to` (exclusive). */
function startsOf([from, to]: readonly [number, number], size: number): readonly number[] {
  const first = Math.floor(from / size);
  const last = Math.floor(Math.max(from, to - 1) / size);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * size);
}

/** What the profile depends on. */
function keyOf(id: string, data: DataConfig): string {
  return JSON.stringify([id, data.kinds, readingsOf(data), data.target, data.task]);
}
