import { test } from "vitest";
import { describeEngineContract } from "../../testing/contracts/engineContract.ts";
import { openKind } from "../network/openEngine.ts";
import { probe } from "./adapters.ts";

/** A GPU sums float32 in another order and has its own exp and tanh. */
const KINDS = [
  { kind: "cpu", tolerance: 1e-4, epochs: Infinity, emulated: false, deterministic: true },
  { kind: "webgl", tolerance: 1e-4, epochs: 4, emulated: true, deterministic: false },
  { kind: "webgpu", tolerance: 1e-4, epochs: 1, emulated: true, deterministic: false },
] as const;

for (const { kind, ...expected } of KINDS) {
  const found = await probe(kind);
  if (found.available) {
    const open = () => openKind(kind, false);
    describeEngineContract(`TensorFlow.js ${kind}`, { open, ...expected });
  } else {
    // Some browsers lack a backend: reported as skipped with the reason, never as passed.
    test.skip(`SKIPPED: TensorFlow.js ${kind}: ${found.reason}`, () => {});
  }
}
