import { test } from "vitest";
import { describeEngineContract } from "../../testing/engineContract.ts";
import { openEngine } from "../openEngine.ts";
import { probe } from "./adapters.ts";

/** float32 sums in another order, and a GPU's own exp and tanh (emulated here); measured worst in `engineContract`: see each. */
const KINDS = [
  { kind: "cpu", tolerance: 1e-4, deterministic: true },
  { kind: "webgl", tolerance: 1e-3, deterministic: false },
  { kind: "webgpu", tolerance: 1e-3, deterministic: false },
] as const;

for (const { kind, tolerance, deterministic } of KINDS) {
  const found = await probe(kind);
  if (found.available) {
    const open = () => openEngine({ choice: kind, largestStepMultiplyAdds: 0 });
    describeEngineContract(`TensorFlow.js ${kind}`, { open, tolerance, deterministic });
  } else {
    test.skip(`SKIPPED: TensorFlow.js ${kind}: ${found.reason}`, () => {});
  }
}
