import { expect, test } from "vitest";
import type { Measurement, Workload } from "../../engine/network/calibrate.ts";
import { ADAM, perceptron } from "../../testing/trainingFixtures.ts";
import { createMeasurementCache, type TextStore } from "./measurementCache.ts";

function memory(text: string | null = null): TextStore & { text: string | null } {
  return {
    text,
    getItem() {
      return this.text;
    },
    setItem(_key, value) {
      this.text = value;
    },
  };
}

function workload(units: number, batchSize = 32): Workload {
  const step = { optimizer: ADAM, batchSize, clipNorm: null, classWeights: null };
  return { model: perceptron("softmaxCrossEntropy", 4, [units]), step };
}

const WASM: Measurement = { kind: "wasm", device: "relaxed", software: false, stepsPerSecond: 18_400 };
const GPU: Measurement = { kind: "webgpu", device: "a card", software: false, stepsPerSecond: 310 };

test("returns measurements of the same model and batch, on the next visit too", () => {
  const store = memory();
  createMeasurementCache(store, "1").keep(workload(8), [WASM]);
  const cache = createMeasurementCache(store, "1");
  expect(cache.find(workload(8))).toEqual([WASM]);
  expect(cache.find(workload(9))).toEqual([]);
  expect(cache.find(workload(8, 64))).toEqual([]);
});

test("adds other engines and devices, and replaces repeated measurements", () => {
  const cache = createMeasurementCache(memory(), "1");
  cache.keep(workload(8), [WASM]);
  cache.keep(workload(8), [GPU]);
  const faster = { ...GPU, stepsPerSecond: 400 };
  const other = { ...GPU, device: "another card" };
  cache.keep(workload(8), [faster, other]);
  expect(cache.find(workload(8))).toEqual([WASM, faster, other]);
});

test("forgets measurements of another build", () => {
  const store = memory();
  createMeasurementCache(store, "1").keep(workload(8), [WASM]);
  expect(createMeasurementCache(store, "2").find(workload(8))).toEqual([]);
});

test("stays small: the oldest entries are removed", () => {
  const store = memory();
  const cache = createMeasurementCache(store, "1");
  for (let units = 1; units <= 200; units++) cache.keep(workload(units), [WASM, GPU]);
  expect(cache.find(workload(200))).toEqual([WASM, GPU]);
  expect(cache.find(workload(1))).toEqual([]);
  expect(store.text!.length).toBeLessThan(30_000);
});

test.each([
  "",
  "{",
  "null",
  "[]",
  `{"build":"1"}`,
  `{"build":"1","entries":[null,[1,2],["a"],["a",[null]],["a",[{"kind":"abacus"}]]]}`,
])("ignores the corrupt text %s and overwrites it", (text) => {
  const cache = createMeasurementCache(memory(text), "1");
  expect(cache.find(workload(8))).toEqual([]);
  cache.keep(workload(8), [GPU]);
  expect(cache.find(workload(8))).toEqual([GPU]);
});

test("a store that throws is treated as empty", () => {
  const refuse = () => {
    throw new Error("QuotaExceededError");
  };
  const cache = createMeasurementCache({ getItem: refuse, setItem: refuse }, "1");
  cache.keep(workload(8), [WASM]);
  expect(cache.find(workload(8))).toEqual([]);
});
