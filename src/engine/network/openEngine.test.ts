import { setFlagsFromString } from "node:v8";
import { afterEach, describe, expect, test, vi } from "vitest";
import { ADAM, perceptron } from "../../testing/trainingFixtures.ts";
import type { EngineRequest } from "./chooseEngine.ts";
import { engineFigure, openEngine } from "./openEngine.ts";

const AUTO: EngineRequest = {
  choice: "auto",
  reproducible: false,
  workload: {
    model: perceptron("softmaxCrossEntropy", 4, [8]),
    step: { optimizer: ADAM, batchSize: 32, clipNorm: null, classWeights: null },
  },
  workers: 2,
  measured: [],
};

/** A browser whose only GPU has this description; null: WebGPU without an adapter. */
function browserWith(adapter: { description: string; isFallbackAdapter: boolean } | null): void {
  const info = { vendor: "", architecture: "", device: "", ...adapter };
  const requestAdapter = vi.fn<() => Promise<unknown>>(() =>
    Promise.resolve(adapter === null ? null : { info }),
  );
  vi.stubGlobal("navigator", { gpu: { requestAdapter } });
}

/** A browser without SIMD instructions. */
function withoutSimd(): void {
  vi.stubGlobal("WebAssembly", { ...WebAssembly, validate: () => false });
}

afterEach(() => vi.unstubAllGlobals());

describe("auto", () => {
  test("trains with our kernels without a GPU", async () => {
    // Node 20 has relaxed SIMD behind a flag.
    setFlagsFromString("--experimental-wasm-relaxed-simd");
    const { engine, measured } = await openEngine(AUTO);
    expect(engine.info).toEqual({ kind: "wasm", device: "relaxed", software: false });
    expect(measured).toEqual([]);
    const strict = await openEngine({ ...AUTO, reproducible: true });
    expect(strict.engine.info).toEqual({ kind: "wasm", device: "strict", software: false });
  });

  test("trains with JavaScript without SIMD", async () => {
    withoutSimd();
    expect((await openEngine(AUTO)).engine.info).toEqual({ kind: "cpu", device: "", software: false });
  });

  test("never chooses an emulated GPU, marked as such or recognised by name", async () => {
    browserWith({ description: "SwiftShader Device (Subzero)", isFallbackAdapter: false });
    expect((await openEngine(AUTO)).engine.info.kind).toBe("wasm");
    browserWith({ description: "Some device", isFallbackAdapter: true });
    expect((await openEngine(AUTO)).engine.info.kind).toBe("wasm");
  });

  test("does not fail if a GPU cannot be opened", async () => {
    browserWith({ description: "A fast GPU", isFallbackAdapter: false });
    // Slow enough for the GPU to be measured.
    const measured = [{ kind: "wasm", device: "relaxed", software: false, stepsPerSecond: 1 }] as const;
    expect((await openEngine({ ...AUTO, measured })).engine.info.kind).toBe("wasm");
  });
});

test("an engine requested by name that is not available is an error with its reason", async () => {
  browserWith(null);
  const wanted = (choice: EngineRequest["choice"]) => openEngine({ ...AUTO, choice });
  await expect(wanted("webgpu")).rejects.toMatchObject({
    code: "engineUnavailable",
    details: { engine: "webgpu", reason: "noAdapter" },
  });
  await expect(wanted("webgl")).rejects.toMatchObject({
    code: "engineUnavailable",
    details: { engine: "webgl", reason: "noWebglInWorkers" },
  });
  withoutSimd();
  await expect(wanted("wasm")).rejects.toMatchObject({
    code: "engineUnavailable",
    details: { engine: "wasm", reason: "noSimd" },
  });
});

test("the figure of an unavailable engine says why", async () => {
  expect(await engineFigure("webgpu", false, AUTO.workload)).toEqual({
    available: false,
    kind: "webgpu",
    reason: "noWebgpu",
  });
});
