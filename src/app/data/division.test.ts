import { expect, test } from "vitest";
import { AppError } from "../../core/errors.ts";
import { fakeServices } from "../../testing/fakeServices.ts";
import type { ReaderClient } from "../../workers/readerClient.ts";
import { WorkerLost } from "../../workers/workerHost.ts";
import { splitSeed, watchDivision } from "./division.ts";
import { createSetup } from "../setup/setup.ts";

type Asked = Parameters<ReaderClient["divide"]>;

/** A setup with a reader that answers when the test says so. */
async function watched(refuse: (...asked: Asked) => boolean = () => false) {
  const { reader } = fakeServices();
  const setup = createSetup(reader, () => undefined);
  const asked: Asked[] = [];
  const division = watchDivision(setup.store, {
    divide: (...question) => {
      asked.push(question);
      return refuse(...question)
        ? Promise.reject(new AppError("groupsTooFew", { column: "x1", groups: 2, needed: 3 }))
        : reader.divide(...question);
    },
  });
  await setup.acts.chooseSource({ kind: "builtIn", id: "iris" });
  const calm = async () => {
    for (let i = 0; i < 20; i++) await Promise.resolve();
  };
  await calm();
  return { setup, division, asked, calm };
}

test("the rows are split as soon as they are read, and again when a setting of the split changes", async () => {
  const { setup, division, asked, calm } = await watched();
  expect(division.getState().division?.test.rows).toBe(30);
  expect(asked).toHaveLength(1);
  expect(asked[0]![2]).toBe(splitSeed(1));
  setup.acts.rename("other");
  await calm();
  expect(asked).toHaveLength(1);
  setup.acts.setSplit({ folds: 3 });
  setup.acts.setSplit({ folds: 4 });
  // While one request is open no other is sent; the newest follows.
  expect(asked).toHaveLength(2);
  await calm();
  expect(asked.map(([, { split }]) => split.folds)).toEqual([1, 3, 4]);
  expect(division.getState().data).toBe(setup.store.getState().config.data);
});

test("a problem found in the rows is listed until its cause changes", async () => {
  const { setup, division, calm } = await watched((_id, { split }) => split.by.kind === "group");
  setup.acts.setSplit({ by: { kind: "group", column: "x1", feature: false } });
  await calm();
  const codes = () => setup.store.getState().problems.map(({ error }) => error.code);
  expect(codes()).toEqual(["groupsTooFew"]);
  expect(division.getState().division).toBeNull();
  setup.acts.rename("still the same rows");
  expect(codes()).toEqual(["groupsTooFew"]);
  setup.acts.setSplit({ by: { kind: "random" } });
  expect(codes()).toEqual([]);
  await calm();
  expect(division.getState().division).not.toBeNull();
});

test("a lost reader is not a problem of the setup, because it would disable Run until a setting changed", async () => {
  const { reader } = fakeServices();
  const setup = createSetup(reader, () => undefined);
  const lost = () => Promise.reject(new WorkerLost("workerCrashed", { reason: "out of memory" }));
  const division = watchDivision(setup.store, { divide: lost });
  await setup.acts.chooseSource({ kind: "builtIn", id: "iris" });
  for (let i = 0; i < 20; i++) await Promise.resolve();
  expect(setup.store.getState().problems).toEqual([]);
  expect(division.getState().division).toBeNull();
});

test("no request is sent while the data have another problem", async () => {
  const { setup, asked, calm } = await watched();
  setup.acts.setSplit({ by: { kind: "group", column: "class", feature: false } });
  await calm();
  expect(setup.store.getState().problems).toMatchObject([{ error: { code: "splitColumnTarget" } }]);
  expect(asked).toHaveLength(1);
});

test("a column that rows are split by is not a feature until it is ticked", async () => {
  const { setup } = await watched();
  setup.acts.setSplit({ by: { kind: "group", column: "x1", feature: false } });
  setup.acts.setExcluded("x1", false);
  expect(setup.store.getState().config.data).toMatchObject({
    excluded: [],
    split: { by: { feature: true } },
  });
  setup.acts.setExcluded("x1", true);
  expect(setup.store.getState().config.data).toMatchObject({
    excluded: [],
    split: { by: { feature: false } },
  });
});
