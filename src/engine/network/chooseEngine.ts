import type { EngineChoice } from "../../core/study/studyConfig.ts";
import type { Measurement, Workload } from "./calibrate.ts";
import { runsOnProcessor, type EngineInfo, type EngineKind } from "./engine.ts";
import type { EngineProbe } from "./probeEngine.ts";

/**
 * More steps per second than TensorFlow.js can do on any GPU: a step has at least thirty kernels of any size, and issuing one from
 * JavaScript takes more than 3 µs. Counted and estimated, with a margin; no hardware GPU has been measured.
 */
export const GPU_STEPS_BOUND = 10_000;

const GPU_KINDS = ["webgpu", "webgl"] as const satisfies readonly EngineKind[];

/** Which engine to open. */
export interface EngineRequest {
  readonly choice: EngineChoice;
  /** The same bits on every machine: the strict build of our kernels, and "auto" does not choose a GPU. */
  readonly reproducible: boolean;
  /** The largest model that will be trained: "auto" measures it if there is a choice. */
  readonly workload: Workload;
  /** Trials that will train at the same time on an engine that runs on the processor. */
  readonly workers: number;
  /** Earlier measurements of this workload, also of other devices. */
  readonly measured: readonly Measurement[];
}

/** How engines are tried. */
export interface EngineMeter {
  probe(kind: EngineKind): Promise<EngineProbe>;
  /** Rejects if the engine cannot be opened, or cannot train the workload. */
  measure(kind: EngineKind): Promise<Measurement>;
}

export interface ChosenEngine {
  readonly kind: EngineKind;
  readonly measured: readonly Measurement[];
}

/**
 * The engine with the most training steps per second over all workers. A GPU serves one worker, because several would only contend
 * for it; on the processor each of `request.workers` trains at the measured speed of one (a little optimistic: they share memory
 * and power).
 *
 * Candidates are our kernels, or TensorFlow.js on the CPU if they cannot run, and each hardware GPU; never an emulated one, which
 * runs on the processor anyway. Engines are measured only if there is a choice: none without a GPU; no GPU if the processor is
 * faster than any GPU could be; none that `request.measured` knows for the same device. A candidate that cannot be measured is
 * ignored. With `request.reproducible` there is no choice either: it must not depend on the hardware.
 */
export async function chooseEngine(request: EngineRequest, meter: EngineMeter): Promise<ChosenEngine> {
  const kernels = await meter.probe("wasm");
  const processor = kernels.available
    ? kernels.info
    : ({ kind: "cpu", device: "", software: false } as const);
  const gpus = request.reproducible ? [] : await hardwareGpus(meter);
  if (gpus.length === 0) return { kind: processor.kind, measured: [] };

  const measured: Measurement[] = [];
  const throughputOf = async (info: EngineInfo): Promise<number> => {
    const known = request.measured.find(({ kind, device }) => kind === info.kind && device === info.device);
    if (known !== undefined) return throughput(known, request.workers);
    // An engine that cannot train the workload is not chosen; where it is asked for by name, opening it says why.
    const measurement = await meter.measure(info.kind).catch(() => null);
    if (measurement === null) return 0;
    measured.push(measurement);
    return throughput(measurement, request.workers);
  };
  let best: { readonly kind: EngineKind; readonly stepsPerSecond: number } = {
    kind: processor.kind,
    stepsPerSecond: await throughputOf(processor),
  };
  if (best.stepsPerSecond < GPU_STEPS_BOUND) {
    for (const gpu of gpus) {
      const stepsPerSecond = await throughputOf(gpu);
      if (stepsPerSecond > best.stepsPerSecond) best = { kind: gpu.kind, stepsPerSecond };
    }
  }
  return { kind: best.kind, measured };
}

async function hardwareGpus(meter: EngineMeter): Promise<readonly EngineInfo[]> {
  const found: EngineInfo[] = [];
  for (const kind of GPU_KINDS) {
    const probed = await meter.probe(kind);
    if (probed.available && !probed.info.software) found.push(probed.info);
  }
  return found;
}

function throughput({ kind, stepsPerSecond }: Measurement, workers: number): number {
  return stepsPerSecond * (runsOnProcessor(kind) ? workers : 1);
}
