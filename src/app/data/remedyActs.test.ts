import { expect, test } from "vitest";
import { fakeServices } from "../../testing/fakeServices.ts";
import { createSurmise } from "../createSurmise.ts";

async function opened() {
  const services = fakeServices();
  const surmise = createSurmise(services, "");
  while (surmise.setup.getState().dataset.status === "loading") {
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return { services, surmise, acts: surmise.acts, data: () => surmise.setup.getState().config.data };
}

const LEAVE_OUT = { kind: "leaveOut", columns: ["x1"] } as const;
const MERGE = { kind: "merge", why: "spelling", merges: [["class", [["a", "A"]]]] } as const;

test("undoing a remedy affects its own data only, also if other data have columns of that name", async () => {
  const { acts, data } = await opened();
  const undo = acts.applyRemedy(LEAVE_OUT);
  expect(data().excluded).toEqual(["x1"]);
  await acts.openFiles([{ name: "other.csv", blob: new Blob(["x"]) }]);
  acts.setExcluded("x1", true);
  undo();
  expect(data().excluded).toEqual(["x1"]);
});

test("the changes of a remedy in earlier data do not limit its undo in other data", async () => {
  const { acts, data } = await opened();
  acts.setExcluded("x1", true);
  const both = { kind: "leaveOut", columns: ["x1", "x2"] } as const;
  acts.applyRemedy(both);
  await acts.openFiles([{ name: "other.csv", blob: new Blob(["x"]) }]);
  acts.setExcluded("x1", true);
  acts.setExcluded("x2", true);
  acts.undoRemedy(both);
  expect(data().excluded).toEqual([]);
});

test("merging spellings changes how data are read, and undoing it restores that", async () => {
  const { acts, data } = await opened();
  const undo = acts.applyRemedy(MERGE);
  await acts.setOrder("x1", null);
  expect(data().merges).toEqual(MERGE.merges);
  undo();
  await acts.setOrder("x1", null);
  expect(data()).not.toHaveProperty("merges");
});

test("a waiting correction is not applied to data opened meanwhile", async () => {
  const { acts, data, services } = await opened();
  const { setKinds } = services.reader;
  const asked: Parameters<typeof setKinds>[] = [];
  const waiting: (() => void)[] = [];
  services.reader.setKinds = async (...request) => {
    asked.push(request);
    await new Promise<void>((resolve) => waiting.push(resolve));
    return setKinds(...request);
  };
  const slow = acts.setColumnKind("x1", "text");
  const undo = acts.applyRemedy(MERGE);
  undo();
  await Promise.resolve();
  await acts.openFiles([{ name: "other.csv", blob: new Blob(["x"]) }]);
  await acts.chooseSource({ kind: "builtIn", id: "wine" });
  waiting.shift()!();
  await slow;
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(asked).toHaveLength(1);
  expect(data()).toMatchObject({ source: { id: "wine" }, kinds: [] });
  expect(data()).not.toHaveProperty("merges");
});

test("an undo during the reading of other data changes nothing", async () => {
  const { acts, data, services, surmise } = await opened();
  const undo = acts.applyRemedy(LEAVE_OUT);
  const before = data();
  const { readBuiltIn } = services.reader;
  let arrive = () => {};
  services.reader.readBuiltIn = async (id) => {
    await new Promise<void>((resolve) => (arrive = resolve));
    return readBuiltIn(id);
  };
  const reading = acts.chooseSource({ kind: "builtIn", id: "wine" });
  undo();
  expect(data()).toBe(before);
  await Promise.resolve();
  arrive();
  await reading;
  acts.setExcluded("x1", true);
  undo();
  expect(surmise.setup.getState().config.data).toMatchObject({ source: { id: "wine" }, excluded: ["x1"] });
});

test("the same file read again counts as new data: remedies of the first reading are forgotten", async () => {
  const { acts, data } = await opened();
  const file = { name: "a.csv", blob: new Blob(["x"]) };
  await acts.openFiles([file]);
  const undo = acts.applyRemedy(LEAVE_OUT);
  await acts.openFiles([file]);
  acts.setExcluded("x1", true);
  undo();
  expect(data().excluded).toEqual(["x1"]);
});

test("a setting changed by a remedy returns to the default after other data were open in between", async () => {
  const { acts, surmise } = await opened();
  const settings = () => surmise.setup.getState().config.settings;
  const scale = { kind: "setting", name: "scaling", value: "robust" } as const;
  const first = { kind: "builtIn", id: "iris" } as const;
  const defaultScaling = settings().scaling;
  acts.setSetting("scaling", { mode: "value", value: "minMax" });
  acts.applyRemedy(scale);
  await acts.openFiles([{ name: "other.csv", blob: new Blob(["x"]) }]);
  await acts.chooseSource(first);
  acts.undoRemedy(scale);
  expect(settings().scaling).toEqual(defaultScaling);
});

test("an undo works again in its own data after the reading of other data was cancelled", async () => {
  const { acts, data, services } = await opened();
  const undo = acts.applyRemedy(LEAVE_OUT);
  services.reader.readFiles = () => new Promise(() => {});
  void acts.openFiles([{ name: "slow.csv", blob: new Blob(["x"]) }]);
  acts.cancelReading();
  undo();
  expect(data().excluded).toEqual([]);
});
