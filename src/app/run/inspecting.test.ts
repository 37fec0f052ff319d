import { expect, test } from "vitest";
import { createStore } from "zustand/vanilla";
import type { Look } from "../../core/learner/network/look.ts";
import type { DrawingStyle } from "../../core/data/pictures/drawingStyle.ts";
import type { InspectorClient } from "../../workers/inspectorClient.ts";
import { AppError } from "../../core/errors.ts";
import type { Winner } from "../../core/learner/packedModel.ts";
import { WorkerLost } from "../../workers/workerLost.ts";
import { createInspecting } from "./inspecting.ts";
import { IDLE, type RunState } from "./runState.ts";

const ANY = { least: 0, most: 1 };
const STYLE: DrawingStyle = {
  background: 0,
  ink: 255,
  share: 0.5,
  height: ANY,
  width: ANY,
  centre: "mass",
  stroke: 0.1,
  plain: true,
};
const LOOK: Look = { probabilities: [1], value: null, maps: [] };

function world() {
  const run = createStore<RunState>()(() => IDLE);
  const opened: Winner[] = [];
  let terminated = 0;
  let failing: Error | null = null;
  let unopened: Error | null = null;
  const client: InspectorClient = {
    style: STYLE,
    importance: () => Promise.resolve({ columns: [], rows: 0, repeats: 5, isTooCostly: false }),
    neighbours: (index) => Promise.resolve([{ row: index, distance: 0, target: 1, weight: 1 }]),
    look: () => (failing !== null ? Promise.reject(failing) : Promise.resolve(LOOK)),
    fitDrawing: () => Promise.resolve(Uint8Array.of(1)),
    fitPhoto: () => Promise.resolve(Uint8Array.of(2)),
    terminate: () => {
      terminated += 1;
    },
  };
  const openInspector = (winner: Winner) => {
    opened.push(winner);
    return unopened !== null ? Promise.reject(unopened) : Promise.resolve(client);
  };
  const acts = createInspecting({ openInspector }, run);
  const win = (): Winner => {
    const winner = { model: {}, weights: [], data: {} } as unknown as Winner;
    run.setState({ winner });
    return winner;
  };
  return {
    run,
    opened,
    acts,
    win,
    terminated: () => terminated,
    fail: (by: Error | null) => (failing = by),
    failToOpen: (by: Error | null) => (unopened = by),
  };
}

test("without a best model there is nothing to inspect", async () => {
  const { acts, opened } = world();
  expect(await acts.lookAt(Uint8Array.of(1))).toBeNull();
  expect(opened).toEqual([]);
});

test("a model of a table tells its columns' importance and the neighbours of a row", async () => {
  const { acts, win } = world();
  expect(await acts.columnImportance("accuracy")).toBeNull();
  win();
  expect(await acts.columnImportance("accuracy")).toEqual({
    ok: true,
    value: { columns: [], rows: 0, repeats: 5, isTooCostly: false },
  });
  expect(await acts.neighboursOf(7)).toEqual({
    ok: true,
    value: [{ row: 7, distance: 0, target: 1, weight: 1 }],
  });
});

test("a model is opened once, on first use, and closed with its study", async () => {
  const { acts, opened, win, run, terminated } = world();
  const winner = win();
  expect(await acts.lookAt(Uint8Array.of(1))).toEqual({ ok: true, value: LOOK });
  expect(await acts.drawingStyle()).toEqual({ ok: true, value: STYLE });
  expect(opened).toEqual([winner]);
  run.setState({ winner: null });
  await Promise.resolve();
  expect(terminated()).toBe(1);
  const next = win();
  await acts.lookAt(Uint8Array.of(1));
  expect(opened).toEqual([winner, next]);
});

test("a lost worker gives the reason, and the next call opens another", async () => {
  const { acts, opened, win, fail } = world();
  win();
  const lost = new WorkerLost("workerCrashed", { reason: "memory" });
  fail(lost);
  expect(await acts.lookAt(Uint8Array.of(1))).toEqual({ ok: false, error: lost.record });
  fail(null);
  expect(await acts.lookAt(Uint8Array.of(1))).toEqual({ ok: true, value: LOOK });
  expect(opened).toHaveLength(2);
});

test("a worker that could not be opened is opened by the next call", async () => {
  const { acts, opened, win, failToOpen } = world();
  win();
  const unexpected = new AppError("unexpected", { reason: "no test rows" });
  failToOpen(unexpected);
  expect(await acts.drawingStyle()).toEqual({ ok: false, error: unexpected.record });
  failToOpen(null);
  expect(await acts.drawingStyle()).toEqual({ ok: true, value: STYLE });
  expect(opened).toHaveLength(2);
});

test("a picture that the worker refuses leaves the worker open for the others", async () => {
  const { acts, opened, win, fail, terminated } = world();
  win();
  const refused = new AppError("unexpected", { reason: "the picture has no pixels" });
  fail(refused);
  expect(await acts.lookAt(Uint8Array.of(1))).toEqual({ ok: false, error: refused.record });
  fail(null);
  expect(await acts.lookAt(Uint8Array.of(1))).toEqual({ ok: true, value: LOOK });
  expect([opened.length, terminated()]).toEqual([1, 0]);
});

test("a bug rejects", async () => {
  const { acts, win, fail } = world();
  win();
  fail(new TypeError("undefined is not a function"));
  await expect(acts.lookAt(Uint8Array.of(1))).rejects.toThrow("undefined is not a function");
});

test("calls for a model that is no longer on screen give null, also when its worker was ended", async () => {
  const { acts, win, fail, run } = world();
  win();
  fail(new WorkerLost("workerCrashed", { reason: "terminated" }));
  const asked = acts.lookAt(Uint8Array.of(1));
  run.setState({ winner: null });
  expect(await asked).toBeNull();
});

test("of a lost worker everybody hears who had asked it", async () => {
  const { acts, win, fail } = world();
  win();
  const lost = new WorkerLost("workerCrashed", { reason: "memory" });
  fail(lost);
  const answers = await Promise.all([acts.lookAt(Uint8Array.of(1)), acts.lookAt(Uint8Array.of(2))]);
  expect(answers).toEqual([
    { ok: false, error: lost.record },
    { ok: false, error: lost.record },
  ]);
});
