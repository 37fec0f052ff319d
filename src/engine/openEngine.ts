import { AppError } from "../core/errors.ts";
import type { EngineChoice } from "../core/study/studyConfig.ts";
import type { Engine, EngineInfo, EngineKind } from "./engine.ts";
import { probe } from "./tfjs/adapters.ts";
import { importBackend } from "./tfjs/importBackend.ts";

/** Kinds that one worker has to itself: several would only contend for the same device. In the order of preference. */
export const GPU_KINDS = ["webgpu", "webgl"] as const satisfies readonly EngineKind[];

/**
 * Multiply-adds of one forward pass over a batch up to which "auto" trains on the CPU.
 *
 * An estimate; no hardware GPU has been measured. Measured, on one core: the CPU engine's matrix product does about
 * 1.6 · 10⁹ multiply-adds a second (`matrixProduct.ts`). Counted: a step is about three forward passes. Assumed: a step is a
 * hundred or so kernels to a GPU, each 20–50 µs to issue from JavaScript whatever its size, so 2–5 ms; and four cores train a trial
 * each on the CPU, where a GPU trains one in all. One core is then level with a GPU near 2 million, four near 8 million.
 */
export const CPU_STEP_LIMIT = 8_000_000;

/** Which engine to open: "auto" decides by what is there and by the largest model of the space. */
export interface EngineRequest {
  readonly choice: EngineChoice;
  /** Multiply-adds of one forward pass over a batch of the largest model in the space. */
  readonly largestStepMultiplyAdds: number;
}

/**
 * Opens the engine asked for. "auto" takes a hardware GPU (WebGPU, else WebGL) for networks above `CPU_STEP_LIMIT` and the CPU
 * otherwise; never an emulated GPU, which is the CPU with a detour.
 * @throws AppError engineUnavailable
 */
export async function openEngine(request: EngineRequest): Promise<Engine> {
  const info = request.choice === "auto" ? await chooseEngine(request) : await required(request.choice);
  // Both at once: the first epoch waits for them.
  const [{ openTfjsEngine }] = await Promise.all([import("./tfjs/tfjsEngine.ts"), importBackend(info.kind)]);
  return openTfjsEngine(info);
}

async function chooseEngine({ largestStepMultiplyAdds }: EngineRequest): Promise<EngineInfo> {
  if (largestStepMultiplyAdds > CPU_STEP_LIMIT) {
    for (const kind of GPU_KINDS) {
      const found = await probe(kind);
      if (found.available && !found.info.software) return found.info;
    }
  }
  return required("cpu");
}

async function required(kind: EngineKind): Promise<EngineInfo> {
  const found = await probe(kind);
  if (!found.available) throw new AppError("engineUnavailable", { engine: kind, reason: found.reason });
  return found.info;
}
