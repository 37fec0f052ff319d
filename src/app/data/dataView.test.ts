import { expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import { suggestDataConfig } from "../../core/data/suggestDataConfig.ts";
import type { DatasetSummary } from "../../core/data/table/dataset.ts";
import type { ColumnProfile, DataProfile } from "../../core/data/profile/profile.ts";
import type { TableRows, TableWindow } from "../../core/data/profile/tableRows.ts";
import { AppError } from "../../core/errors.ts";
import type { ReaderClient } from "../../workers/readerClient.ts";
import { createDataView, pageKey } from "./dataView.ts";
import { DEFAULT_CONFIG } from "../setup/defaultConfig.ts";
import type { SetupState } from "../setup/setupState.ts";

const SUMMARY = { id: "d1", columns: [] as const, suggestedTarget: "y", suggestedTask: "regression" };

/** A view of a table whose rows arrive when the test resolves them; each page is marked with the number of earlier requests. */
function view() {
  const summary = SUMMARY as unknown as DatasetSummary;
  const data = suggestDataConfig({ kind: "builtIn", id: "iris" }, summary);
  const setup = createStore<SetupState>()(() => ({
    config: { ...DEFAULT_CONFIG, data },
    dataset: { status: "ready", summary },
    pictures: null,
    problems: [],
    rejected: null,
    linkNotes: [],
  }));
  const answers: ((rows: TableRows) => void)[] = [];
  const windows: TableWindow[] = [];
  let asked = 0;
  const reader = {
    profile: () => Promise.resolve({} as DataProfile),
    profileColumn: (_id, _config, name) => Promise.resolve({ name, missing: ++asked } as ColumnProfile),
    rows: (_id, _config, window) => {
      windows.push(window);
      return new Promise<TableRows>((resolve) => answers.push(resolve));
    },
  } as Partial<ReaderClient> as { -readonly [Name in keyof ReaderClient]: ReaderClient[Name] };
  const { store, acts } = createDataView(reader, setup);
  const answer = async (mark: number) => {
    answers.shift()!({ numbers: [mark], cells: [] });
    await Promise.resolve();
    await Promise.resolve();
  };
  return { store, acts, data, reader, answer, asked: () => answers.length, windows };
}

test("rows requested in an earlier order are not mixed with rows of the new order", async () => {
  const { store, acts, data, answer } = view();
  await acts.viewData("d1", data);
  acts.sortRows({ column: "x", direction: "ascending" });
  void acts.viewRows({ rows: [0, 100], columns: [0, 9] });
  void acts.viewRows({ rows: [100, 200], columns: [0, 9] });
  await answer(1);
  expect([...store.getState().pages.keys()]).toEqual(["0,0"]);
  // The column is now read as text: its order is another one.
  await acts.viewData("d1", { ...data, kinds: [["x", "text"]] });
  expect(store.getState().pages.size).toBe(0);
  expect(store.getState().sort?.column).toBe("x");
  await answer(2);
  expect(store.getState().pages.size).toBe(0);
  void acts.viewRows({ rows: [100, 200], columns: [0, 9] });
  await answer(3);
  expect(store.getState().pages.get("1,0")?.numbers).toEqual([3]);
});

test("a page is requested only once, but again in another order", async () => {
  const { acts, data, answer, asked } = view();
  await acts.viewData("d1", data);
  void acts.viewRows({ rows: [0, 100], columns: [0, 9] });
  void acts.viewRows({ rows: [0, 100], columns: [0, 9] });
  expect(asked()).toBe(1);
  acts.sortRows({ column: "x", direction: "descending" });
  void acts.viewRows({ rows: [0, 100], columns: [0, 9] });
  expect(asked()).toBe(2);
  await answer(1);
  void acts.viewRows({ rows: [0, 100], columns: [0, 9] });
  expect(asked()).toBe(1);
});

test("another table is shown in its own order, and nothing of the previous table is shown meanwhile", async () => {
  const { store, acts, data } = view();
  await acts.viewData("d1", data);
  expect(store.getState().profile).not.toBeNull();
  acts.sortRows({ column: "x", direction: "ascending" });
  const viewed = acts.viewData("d2", data);
  expect(store.getState()).toMatchObject({ sort: null, profile: null, loading: true });
  await viewed;
  expect(store.getState().profile).not.toBeNull();
});

test("of a wide table only the visible pages are fetched", async () => {
  const { store, acts, data, windows, answer } = view();
  await acts.viewData("d1", data);
  void acts.viewRows({ rows: [0, 20], columns: [19_990, 20_000] });
  expect(windows).toEqual([{ rows: [0, 100], columns: [19_900, 20_000] }]);
  await answer(1);
  expect(store.getState().pages.get(pageKey(5, 19_995))?.numbers).toEqual([1]);
  void acts.viewRows({ rows: [90, 110], columns: [95, 105] });
  expect(windows).toHaveLength(5);
});

test("a column missing from the profile is fetched on request, and again for another profile", async () => {
  const { store, acts, data, reader } = view();
  await acts.viewData("d1", data);
  await acts.viewColumn("gene 7");
  expect(store.getState().columns.get("gene 7")?.name).toBe("gene 7");
  const { profileColumn } = reader;
  const profiled = acts.viewData("d1", { ...data, target: "gene 9" });
  reader.profileColumn = async (...asked) => {
    const column = await profileColumn(...asked);
    await profiled;
    return column;
  };
  await acts.viewColumn("gene 8");
  expect([...store.getState().columns.values()]).toMatchObject([{ name: "gene 8", missing: 3 }]);
});

test("a column that could not be fetched before other data were opened is no error of those", async () => {
  const { store, acts, data, reader } = view();
  await acts.viewData("d1", data);
  const { profileColumn } = reader;
  const opened = acts.viewData("d2", data);
  reader.profileColumn = async () => {
    await opened;
    reader.profileColumn = profileColumn;
    throw new AppError("workerCrashed", { reason: "memory" });
  };
  await acts.viewColumn("gene 7");
  expect(store.getState().columnErrors.size).toBe(0);
  expect(store.getState().columns.get("gene 7")?.name).toBe("gene 7");
});

test("pictures that cannot be loaded give the reason, and a bug rejects", async () => {
  const { acts, reader } = view();
  reader.pictures = () => Promise.reject(new AppError("workerCrashed", { reason: "memory" }));
  expect(await acts.picturesOfClass("cat", 8, 8)).toMatchObject({
    ok: false,
    error: { code: "workerCrashed" },
  });
  reader.pictures = () => Promise.reject(new TypeError("x is undefined"));
  await expect(acts.picturesOfClass("cat", 8, 8)).rejects.toThrow("x is undefined");
  reader.pictures = () => Promise.resolve([Uint8Array.of(1)]);
  expect(await acts.picturesOfClass("cat", 8, 8)).toEqual({ ok: true, value: [Uint8Array.of(1)] });
});

test("a failed request gives the reason and is repeated", async () => {
  const { store, acts, data, reader } = view();
  await acts.viewData("d1", data);
  const { profileColumn, rows } = reader;
  reader.profileColumn = () => Promise.reject(new AppError("workerCrashed", { reason: "memory" }));
  reader.rows = () => Promise.reject(new AppError("workerCrashed", { reason: "memory" }));
  await acts.viewColumn("gene 7");
  await acts.viewRows({ rows: [0, 100], columns: [0, 9] });
  expect(store.getState().columnErrors.get("gene 7")).toMatchObject({ code: "workerCrashed" });
  expect(store.getState().rowsError).toMatchObject({ code: "workerCrashed" });
  Object.assign(reader, { profileColumn, rows });
  await acts.viewColumn("gene 7");
  void acts.viewRows({ rows: [0, 100], columns: [0, 9] });
  expect(store.getState().columnErrors.size).toBe(0);
  expect(store.getState().columns.get("gene 7")?.name).toBe("gene 7");
  expect(store.getState().rowsError).toBeNull();
});
