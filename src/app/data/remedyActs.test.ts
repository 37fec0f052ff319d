import { expect, test } from "vitest";
import { fakeServices } from "../../testing/fakeServices.ts";
import { createSurmise } from "../createSurmise.ts";

async function opened() {
  const surmise = createSurmise(fakeServices(), "");
  while (surmise.setup.getState().dataset.status === "loading") {
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return { acts: surmise.acts, data: () => surmise.setup.getState().config.data };
}

const LEAVE_OUT = { kind: "leaveOut", columns: ["x1"] } as const;
const MERGE = { kind: "merge", why: "spelling", merges: [["class", [["a", "A"]]]] } as const;

test("taking a remedy back means its own data alone, also where others have columns of that name", async () => {
  const { acts, data } = await opened();
  const undo = acts.applyRemedy(LEAVE_OUT);
  expect(data().excluded).toEqual(["x1"]);
  await acts.openFiles([{ name: "other.csv", blob: new Blob(["x"]) }]);
  acts.setExcluded("x1", true);
  undo();
  expect(data().excluded).toEqual(["x1"]);
});

test("what a remedy changed in earlier data does not limit what its undoing takes back in others", async () => {
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

test("merged spellings are a reading of the data, and taken back are none", async () => {
  const { acts, data } = await opened();
  const undo = acts.applyRemedy(MERGE);
  await acts.setOrder("x1", null);
  expect(data().merges).toEqual(MERGE.merges);
  undo();
  await acts.setOrder("x1", null);
  expect(data()).not.toHaveProperty("merges");
});
