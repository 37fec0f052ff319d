import { createStore, type StoreApi } from "zustand/vanilla";
import { readingsOf, type DataConfig } from "../../core/data/dataConfig.ts";
import type { ColumnProfile, DataProfile } from "../../core/data/profile/profile.ts";
import { AppError, toErrorRecord, type ErrorRecord } from "../../core/errors.ts";
import type { WorkerResult } from "../../workers/answered.ts";
import type { ReaderClient } from "../../workers/readerClient.ts";
import type { RowSort, TableRows, TableWindow } from "../../core/data/profile/tableRows.ts";
import type { SetupState } from "../setup/setupState.ts";

/** Rows are fetched in pages of so many. */
export const PAGE_ROWS = 100;
/** And of columns: a page of all columns of a wide table would take the page's thread a quarter of a second to take over. */
export const PAGE_COLUMNS = 100;
/** Pages that are kept: enough for the largest screen and some scrolling back. */
const MOST_PAGES = 60;

/** Rows `page · PAGE_ROWS` and the following in the order asked for, of some of the columns. */
export type RowPage = TableRows;

/** What the Data tab shows; worked out only while somebody looks. */
export interface DataViewState {
  readonly profile: DataProfile | null;
  readonly loading: boolean;
  readonly error: ErrorRecord | null;
  readonly sort: RowSort | null;
  /** By `pageKey`. */
  readonly pages: ReadonlyMap<string, RowPage>;
  /** Columns that the profile left out, as they were asked for. */
  readonly columns: ReadonlyMap<string, ColumnProfile>;
  /** Why such a column did not come, by its name. */
  readonly columnErrors: ReadonlyMap<string, ErrorRecord>;
  /** Why rows in view did not come; null: they did, or are on their way. */
  readonly rowsError: ErrorRecord | null;
}

export interface DataViewActs {
  /** Looks at a dataset as it is used; what is known already is not worked out again. */
  viewData(id: string, data: DataConfig): Promise<void>;
  /** Fetches a column that the profile on screen left out. */
  viewColumn(name: string): Promise<void>;
  /** Fetches the pages that hold what is in view. */
  viewRows(window: TableWindow): Promise<void>;
  sortRows(sort: RowSort | null): void;
  /** Pictures of one class, `from` of which come before them, or why they do not come; null where no data are open. */
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

/** The page that holds a cell. */
export function pageKey(row: number, column: number): string {
  return `${Math.floor(row / PAGE_ROWS)},${Math.floor(column / PAGE_COLUMNS)}`;
}

/** The view of the data that are set up. */
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
        // Pictures are summarised by the suggested target, whatever is predicted.
        const { id, suggestedTarget: target } = dataset.summary;
        try {
          return { ok: true, value: await reader.pictures(id, config.data, { target, name, from, count }) };
        } catch (thrown) {
          // A lost reader is begun anew with the next call.
          if (!(thrown instanceof AppError)) throw thrown;
          return { ok: false, error: thrown.record };
        }
      },
    },
  };
}

/** The profile, and columns that it left out. @param startOver has rows come anew, in an order */
function createProfileView(
  reader: ReaderClient,
  setup: StoreApi<SetupState>,
  store: StoreApi<DataViewState>,
  startOver: (sort: RowSort | null) => void,
): Pick<DataViewActs, "viewData" | "viewColumn"> {
  /** The profile that is there, or on its way: of which data, used how. */
  let shown = { id: "", key: "" };

  const viewData = async (id: string, data: DataConfig): Promise<void> => {
    const key = keyOf(id, data);
    if (key === shown.key) return;
    const isOther = shown.id !== id;
    shown = { id, key };
    const { sort } = store.getState();
    if (isOther) {
      // What was found in another table must not be mended in this one.
      startOver(null);
      store.setState({ profile: null });
    } else if (sort !== null) {
      // What columns are read as decides how they are sorted.
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
      // Another profile has come meanwhile, which this column does not go with.
      if (profile !== now.profile) return await viewColumn(name);
      if (column !== null) store.setState({ columns: new Map([...now.columns, [name, column]]) });
    } catch (thrown) {
      setColumnError(name, toErrorRecord(thrown));
    }
  };
  return { viewData, viewColumn };
}

/** The rows in view, a page at a time. */
function createRowPages(
  reader: ReaderClient,
  setup: StoreApi<SetupState>,
  store: StoreApi<DataViewState>,
): Pick<DataViewActs, "viewRows" | "sortRows"> {
  /** Pages on their way, in the order that rows are shown in now: those of an earlier one mean nothing. */
  let underWay = new Set<string>();

  /** @param row and `column`: the first of the page */
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
      // A lost reader is begun anew with the next call.
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

/** Where the pages begin that hold `from` to `to` (not included). */
function startsOf([from, to]: readonly [number, number], size: number): readonly number[] {
  const first = Math.floor(from / size);
  const last = Math.floor(Math.max(from, to - 1) / size);
  return Array.from({ length: last - first + 1 }, (_, i) => (first + i) * size);
}

/** What the profile depends on. */
function keyOf(id: string, data: DataConfig): string {
  return JSON.stringify([id, data.kinds, readingsOf(data), data.target, data.task]);
}
