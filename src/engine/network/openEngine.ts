import { AppError } from "../../core/errors.ts";
import {
  gigaflopsAt,
  measureSteps,
  missingFigure,
  type EngineFigure,
  type Measurement,
  type Workload,
} from "./calibrate.ts";
import { chooseEngine, type EngineRequest } from "./chooseEngine.ts";
import type { Engine, EngineKind } from "./engine.ts";
import { probeEngine } from "./probeEngine.ts";
import { importBackend } from "../tfjs/importBackend.ts";

export interface OpenedEngine {
  readonly engine: Engine;
  /** The measurements by which "auto" chose it. */
  readonly measured: readonly Measurement[];
}

/**
 * Opens the requested engine; "auto" by `chooseEngine`.
 * @throws AppError engineUnavailable
 */
export async function openEngine(request: EngineRequest): Promise<OpenedEngine> {
  const { choice, reproducible, workload } = request;
  if (choice !== "auto") return { engine: await openKind(choice, reproducible), measured: [] };
  const { kind, measured } = await chooseEngine(request, {
    probe: (candidate) => probeEngine(candidate, reproducible),
    measure: (candidate) => measureKind(candidate, reproducible, workload),
  });
  return { engine: await openKind(kind, reproducible), measured };
}

/**
 * Opens one kind of engine. An emulated GPU is opened if requested.
 * @throws AppError engineUnavailable
 */
export async function openKind(kind: EngineKind, reproducible: boolean): Promise<Engine> {
  const found = await probeEngine(kind, reproducible);
  if (!found.available) throw new AppError("engineUnavailable", { engine: kind, reason: found.reason });
  if (found.kind === "wasm") {
    const { openWasmEngine } = await import("../wasm/wasmEngine.ts");
    return openWasmEngine(found.info.device);
  }
  // Both at once, because the first epoch waits for them.
  const [{ openTfjsEngine }] = await Promise.all([
    import("../tfjs/tfjsEngine.ts"),
    importBackend(found.info.kind),
  ]);
  return openTfjsEngine(found.info);
}

/**
 * Opens an engine, measures it and closes it.
 * @throws AppError engineUnavailable, and what `measureSteps` throws
 */
async function measureKind(
  kind: EngineKind,
  reproducible: boolean,
  workload: Workload,
): Promise<Measurement> {
  const engine = await openKind(kind, reproducible);
  try {
    const stepsPerSecond = await measureSteps(engine, workload, () => performance.now());
    return { ...engine.info, stepsPerSecond };
  } finally {
    engine.dispose();
  }
}

/** Like `measureKind`, for display. Never rejects. */
export async function engineFigure(
  kind: EngineKind,
  reproducible: boolean,
  workload: Workload,
): Promise<EngineFigure> {
  try {
    const measurement = await measureKind(kind, reproducible, workload);
    const gigaflops = gigaflopsAt(workload, measurement.stepsPerSecond);
    return { available: true, ...measurement, gigaflops };
  } catch (thrown) {
    return missingFigure(kind, thrown);
  }
}
