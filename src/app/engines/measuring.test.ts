import { expect, test } from "vitest";
import { fakeServices } from "../../testing/fakeServices.ts";
import { deferred } from "../../testing/fakeStudyPorts.ts";
import type { EngineFigure } from "../../workers/trainer.protocol.ts";
import { createSurmise } from "../createSurmise.ts";
import { DEFAULT_CONFIG } from "../setup/defaultConfig.ts";
import { isOutdated } from "./measuring.ts";

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 0));
}

async function opened(fragment = "") {
  const services = fakeServices();
  const surmise = createSurmise(services, fragment);
  await until(() => surmise.setup.getState().dataset.status !== "loading");
  return { services, surmise, acts: surmise.acts, state: () => surmise.measuring.getState() };
}

test("measures every engine, lists the fastest first and gives the reason for missing ones", async () => {
  const { acts, state, services } = await opened("#batchSize=64&units1=16&layers=1");
  await acts.measureEngines();
  expect(services.measuring).toEqual(["wasm", "cpu", "webgpu", "webgl"]);
  expect(state()).toMatchObject({ underWay: null, error: null });
  // Two features, one hidden layer, three classes.
  expect(state().model).toEqual({ parameters: 2 * 16 + 16 + 16 * 3 + 3, batchSize: 64 });
  expect(state().figures.map((figure) => [figure.kind, figure.available])).toEqual([
    ["wasm", true],
    ["cpu", true],
    ["webgpu", false],
    ["webgl", false],
  ]);
});

test("a later study gets the measurements", async () => {
  const { acts, surmise, services } = await opened("#trials=1");
  await acts.measureEngines();
  await acts.run();
  await until(() => surmise.run.getState().phase === "finished");
  expect(services.requests[0]).toMatchObject({
    choice: "auto",
    workers: 1,
    measured: [
      { kind: "wasm", stepsPerSecond: 2000 },
      { kind: "cpu", stepsPerSecond: 50 },
    ],
  });
});

test("starting a run ends the measurement, and a late figure is dropped", async () => {
  const { acts, surmise, services, state } = await opened("#trials=1");
  const late = deferred<EngineFigure>();
  services.measureEngine = () => late.promise;
  const measured = acts.measureEngines();
  await until(() => state().model !== null);
  expect(state().underWay).toBe("wasm");
  await acts.run();
  expect(state().underWay).toBeNull();
  late.resolve({ available: false, kind: "wasm", reason: "workerCrashed" });
  await measured;
  expect(state().figures).toEqual([]);
  await until(() => surmise.run.getState().phase === "finished");
});

test("can be cancelled and started again; earlier figures stay until then", async () => {
  const { acts, services, state } = await opened();
  const { measureEngine } = services;
  services.measureEngine = (request, signal) => {
    if (request.kind === "cpu") acts.cancelMeasuring();
    return measureEngine(request, signal);
  };
  await acts.measureEngines();
  expect(state().figures.map(({ kind }) => kind)).toEqual(["wasm"]);
  services.measureEngine = measureEngine;
  await acts.measureEngines();
  expect(state().figures).toHaveLength(4);
});

test("nothing is measured while a study runs, or for a setup with problems", async () => {
  const { acts, surmise, services, state } = await opened("#trials=2");
  services.world.behave(() => new Promise(() => {}));
  await acts.run();
  await until(() => surmise.run.getState().phase === "running");
  await acts.measureEngines();
  acts.newStudy();
  acts.setSetting("batchSize", { mode: "value", value: 0 });
  await acts.measureEngines();
  expect(services.measuring).toEqual([]);
  expect(state().underWay).toBeNull();
});

test("data that cannot be prepared give an error instead of figures", async () => {
  const { acts, services, state } = await opened();
  services.reader.prepare = () => Promise.reject(new Error("gone"));
  await acts.measureEngines();
  expect(state()).toMatchObject({
    underWay: null,
    error: { code: "unexpected", details: { reason: "gone" } },
  });
});

test("figures are outdated if data, network or build differ, and only then", () => {
  const other = (search: Partial<typeof DEFAULT_CONFIG.search>) => ({
    ...DEFAULT_CONFIG,
    search: { ...DEFAULT_CONFIG.search, ...search },
  });
  expect(isOutdated(DEFAULT_CONFIG, other({ seed: 7, sampler: "random" }))).toBe(false);
  expect(isOutdated(DEFAULT_CONFIG, other({ reproducible: true }))).toBe(true);
  const units1 = { mode: "value", value: 512 } as const;
  const wider = { ...DEFAULT_CONFIG, settings: { ...DEFAULT_CONFIG.settings, units1 } };
  expect(isOutdated(DEFAULT_CONFIG, wider)).toBe(true);
});
