import { expect, test, vi } from "vitest";
import { ADAM, perceptron } from "../../testing/trainingFixtures.ts";
import type { Measurement } from "./calibrate.ts";
import { chooseEngine, GPU_STEPS_BOUND, type EngineRequest } from "./chooseEngine.ts";
import type { EngineInfo, EngineKind } from "./engine.ts";
import type { EngineProbe } from "./probeEngine.ts";

const REQUEST: EngineRequest = {
  choice: "auto",
  reproducible: false,
  workload: {
    model: perceptron("softmaxCrossEntropy", 4, [8]),
    step: { optimizer: ADAM, batchSize: 32, clipNorm: null, classWeights: null },
  },
  workers: 3,
  measured: [],
};

/** A device: its engines by kind, and their steps per second; null: cannot train this model. */
type Device = Partial<Record<EngineKind, { steps: number | null; device?: string; software?: boolean }>>;

function meterOn(device: Device) {
  const info = (kind: EngineKind): EngineInfo => ({
    kind,
    device: device[kind]?.device ?? "",
    software: device[kind]?.software ?? false,
  });
  return {
    probe: (kind: EngineKind) =>
      Promise.resolve(
        (device[kind] === undefined
          ? { kind, available: false, reason: "noAdapter" }
          : { kind, available: true, info: info(kind) }) as EngineProbe,
      ),
    measure: vi.fn<(kind: EngineKind) => Promise<Measurement>>((kind) => {
      const steps = device[kind]?.steps ?? null;
      if (steps === null) return Promise.reject(new Error("out of memory"));
      return Promise.resolve({ ...info(kind), stepsPerSecond: steps });
    }),
  };
}

test("without a hardware GPU there is nothing to measure: our kernels, or the CPU if they cannot run", async () => {
  const emulated = meterOn({ wasm: { steps: 9 }, webgpu: { steps: 99, software: true } });
  expect(await chooseEngine(REQUEST, emulated)).toEqual({ kind: "wasm", measured: [] });
  const old = meterOn({ cpu: { steps: 9 }, webgl: { steps: 99, software: true } });
  expect(await chooseEngine(REQUEST, old)).toEqual({ kind: "cpu", measured: [] });
  expect(emulated.measure).not.toHaveBeenCalled();
  expect(old.measure).not.toHaveBeenCalled();
});

test("a GPU has to beat all workers together", async () => {
  const at = (webgpu: number) =>
    chooseEngine(REQUEST, meterOn({ wasm: { steps: 100 }, webgpu: { steps: webgpu } }));
  expect((await at(301)).kind).toBe("webgpu");
  expect((await at(299)).kind).toBe("wasm");
});

test("the faster of two GPUs is chosen, and all measurements are returned", async () => {
  const chosen = await chooseEngine(
    REQUEST,
    meterOn({ wasm: { steps: 10 }, webgpu: { steps: 50 }, webgl: { steps: 70 } }),
  );
  expect(chosen.kind).toBe("webgl");
  expect(chosen.measured.map(({ kind, stepsPerSecond }) => [kind, stepsPerSecond])).toEqual([
    ["wasm", 10],
    ["webgpu", 50],
    ["webgl", 70],
  ]);
});

test("no GPU is measured if the processor is faster than any GPU could be", async () => {
  const meter = meterOn({ wasm: { steps: GPU_STEPS_BOUND / 3 }, webgpu: { steps: 1e9 } });
  expect((await chooseEngine(REQUEST, meter)).kind).toBe("wasm");
  expect(meter.measure.mock.calls).toEqual([["wasm"]]);
});

test("known figures of the same device are not measured again; those of another device are", async () => {
  const meter = meterOn({
    wasm: { steps: 100, device: "relaxed" },
    webgpu: { steps: 500, device: "this card" },
  });
  const measured = [
    { kind: "wasm", device: "relaxed", software: false, stepsPerSecond: 200 },
    { kind: "webgpu", device: "another card", software: false, stepsPerSecond: 1e6 },
  ] as const;
  const chosen = await chooseEngine({ ...REQUEST, measured }, meter);
  expect(chosen.kind).toBe("wasm");
  expect(meter.measure.mock.calls).toEqual([["webgpu"]]);
});

test("a candidate that cannot train this model is ignored", async () => {
  const small = meterOn({ wasm: { steps: null }, webgpu: { steps: 5 }, webgl: { steps: null } });
  expect((await chooseEngine(REQUEST, small)).kind).toBe("webgpu");
  const nothing = meterOn({ wasm: { steps: null }, webgpu: { steps: null } });
  expect((await chooseEngine(REQUEST, nothing)).kind).toBe("wasm");
});

test("a reproducible study is not trained on a GPU automatically", async () => {
  const meter = meterOn({ wasm: { steps: 1 }, webgpu: { steps: 1000 } });
  expect((await chooseEngine({ ...REQUEST, reproducible: true }, meter)).kind).toBe("wasm");
});
