import type { Measurement, Workload } from "../../engine/network/calibrate.ts";

/** Keeps short texts between visits: `localStorage`, which may throw or be full. */
export interface TextStore {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
}

/** Measured speeds of engines on earlier workloads, the latest last. If it is lost, engines are measured again. */
export interface MeasurementCache {
  find(workload: Workload): readonly Measurement[];
  /** Adds measurements of a workload; a new one replaces that of the same engine and device. */
  keep(workload: Workload, measurements: readonly Measurement[]): void;
}

const STORE_KEY = "surmise.engineSpeeds";
const MOST_WORKLOADS = 24;
const KINDS: readonly string[] = ["wasm", "webgpu", "webgl", "cpu"];

type Entry = readonly [workload: string, measurements: readonly Measurement[]];

/** @param build of the page: another build may be faster or slower, so its measurements are dropped */
export function createMeasurementCache(store: TextStore, build: string): MeasurementCache {
  const find = (workload: Workload): readonly Measurement[] =>
    read(store, build).find(([key]) => key === keyOf(workload))?.[1] ?? [];
  return {
    find,
    keep(workload, measurements) {
      if (measurements.length === 0) return;
      const others = find(workload).filter(
        (old) => !measurements.some(({ kind, device }) => kind === old.kind && device === old.device),
      );
      const entries = [
        ...read(store, build).filter(([key]) => key !== keyOf(workload)),
        [keyOf(workload), [...others, ...measurements]] as const,
      ].slice(-MOST_WORKLOADS);
      try {
        store.setItem(STORE_KEY, JSON.stringify({ build, entries }));
      } catch {
        // Not stored: measured again on the next visit.
      }
    },
  };
}

/** Everything that a step's time depends on: layers, loss, optimizer and batch size. */
function keyOf({ model, step }: Workload): string {
  const { optimizer, batchSize, clipNorm, classWeights } = step;
  return JSON.stringify([model, optimizer, batchSize, clipNorm, classWeights]);
}

/** The stored entries of this build; empty if there are none or the text is corrupt. */
function read(store: TextStore, build: string): readonly Entry[] {
  try {
    const kept: unknown = JSON.parse(store.getItem(STORE_KEY) ?? "null");
    if (!isRecord(kept) || kept["build"] !== build || !Array.isArray(kept["entries"])) return [];
    return kept["entries"].filter(isEntry);
  } catch {
    return [];
  }
}

function isEntry(value: unknown): value is Entry {
  if (!Array.isArray(value) || typeof value[0] !== "string" || !Array.isArray(value[1])) return false;
  return value[1].every(isMeasurement);
}

function isMeasurement(value: unknown): value is Measurement {
  if (!isRecord(value)) return false;
  const { kind, device, software, stepsPerSecond } = value;
  return (
    KINDS.includes(String(kind)) &&
    typeof device === "string" &&
    typeof software === "boolean" &&
    typeof stepsPerSecond === "number" &&
    stepsPerSecond > 0
  );
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
