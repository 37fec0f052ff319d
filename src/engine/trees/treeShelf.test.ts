import { expect, test } from "vitest";
import { finish, type Work } from "../../core/learner/work.ts";
import { learnablePart } from "../../testing/trainingFixtures.ts";
import { beginBoosting } from "./boostingTraining.ts";
import { openTrees } from "./treeKernels.ts";
import type { TreeRows } from "./treeRows.ts";
import { createTreeShelf } from "./treeShelf.ts";

const COLUMNS = 6;
const part = learnablePart("meanSquaredError", 300, COLUMNS, 1);
const SPEC = {
  rounds: 3,
  learningRate: 0.1,
  leaves: 8,
  minLeaf: 5,
  l2: 0,
  rows: 1,
  columns: 1,
  balanced: false,
};

/** Does at most so many portions; returns how many did not finish the work. */
function portions<T>(work: Work<T>, most: number): number {
  let done = 0;
  while (done < most && work.next().done !== true) done++;
  return done;
}

function trained(rows: TreeRows) {
  const training = beginBoosting(rows, { outputs: 1, loss: "meanSquaredError" }, SPEC, 1);
  while (training.steps < training.most) training.advance(() => false);
  return training.pack();
}

async function opened() {
  const shelf = createTreeShelf();
  await shelf.open();
  return shelf;
}

test("rows are loaded column by column, and a training that is stopped leaves its part to the next one", async () => {
  const shelf = await opened();
  expect(portions(shelf.rowsOf(part), 2)).toBe(2);
  expect(portions(shelf.rowsOf(part), Infinity)).toBe(COLUMNS - 2);
  expect(portions(shelf.rowsOf(part), Infinity)).toBe(0);
  const kernels = await openTrees();
  expect(trained(finish(shelf.rowsOf(part)))).toEqual(trained(kernels.load(part, COLUMNS)));
  shelf.clear();
});

test("rows that were loaded in part are loaded anew after the shelf was cleared", async () => {
  const shelf = await opened();
  const other = learnablePart("meanSquaredError", 500, COLUMNS, 2);
  portions(shelf.rowsOf(other), 3);
  shelf.clear();
  expect(portions(shelf.rowsOf(other), Infinity)).toBe(COLUMNS);
  const kernels = await openTrees();
  expect(trained(finish(shelf.rowsOf(part)))).toEqual(trained(kernels.load(part, COLUMNS)));
  shelf.clear();
});

test("a training on other rows takes the memory behind all of them, and rows that were loaded in part stay", async () => {
  const shelf = await opened();
  const other = learnablePart("meanSquaredError", 900, COLUMNS, 3);
  const first = finish(shelf.rowsOf(part));
  const training = beginBoosting(first, { outputs: 1, loss: "meanSquaredError" }, SPEC, 1);
  portions(shelf.rowsOf(other), 2);
  expect(() => training.advance(() => false)).toThrow("another training");
  const kernels = await openTrees();
  const expected = [part, other].map((one) => trained(kernels.load(one, COLUMNS)));
  // In turns, on the rows in their first and their last place.
  for (let turn = 0; turn < 2; turn++) {
    expect(trained(finish(shelf.rowsOf(part)))).toEqual(expected[0]);
    expect(trained(finish(shelf.rowsOf(other)))).toEqual(expected[1]);
  }
  shelf.clear();
});

test("all rows share one memory, which those that come after a clearing use again", async () => {
  const shelf = await opened();
  const parts = Array.from({ length: 5 }, (_, fold) => learnablePart("meanSquaredError", 300, COLUMNS, fold));
  const memories = parts.map((one) => finish(shelf.rowsOf(one)).instance.memory);
  expect(new Set(memories).size).toBe(1);
  trained(finish(shelf.rowsOf(parts[0]!)));
  const bytes = memories[0]!.buffer.byteLength;
  for (let again = 0; again < 3; again++) {
    shelf.clear();
    for (const one of parts) finish(shelf.rowsOf(one));
    trained(finish(shelf.rowsOf(parts[4]!)));
  }
  expect(memories[0]!.buffer.byteLength).toBe(bytes);
  shelf.clear();
});
