import { stepOperations } from "../../src/core/learner/network/multiplyAdds.ts";
import type { BenchReport, Table } from "../bench.ts";
import type { Contender, Where } from "./contenders.ts";
import type { KernelFacts } from "./kernelFacts.ts";
import { STEP_MODELS, type StepModel } from "./stepModels.ts";

/** One row of the benchmark's results. */
export type StepRow = {
  readonly model: string;
  readonly batch: number;
  readonly by: Contender["by"];
  readonly where: Where;
} & (
  | {
      readonly msPerStep: number;
      /** 10⁹ operations per second; `stepOperations` counts the same for all contenders. */
      readonly gflops: number;
      /** The fastest variant of a library. */
      readonly variant?: string;
      readonly version?: string;
    }
  | { readonly skipped: string }
);

/** A build of our kernels in one environment. */
export type KernelRow = KernelFacts & {
  readonly model: "peak";
  readonly by: Contender["by"];
  readonly where: Where;
};

/** Least ratio of the faster of scikit-learn's and PyTorch's time to that of our relaxed build in Chromium, by network. */
const PEER_AIMS = [3, 1.5, 3, 1, 3, 1, 1, 1] as const;
/** The small networks: least ratio to the best of TensorFlow.js. */
const TFJS_AIMS = [20, 20, 20, null, 20, null, null, null] as const;
/** Least share of the kernel's peak, and the index of the network for it. */
const PEAK_AIM = { index: 3, share: 0.6 };
const BINARY_AIM_BYTES = 60_000;

export function gflopsOf({ model, batchSize }: StepModel, msPerStep: number): number {
  return stepOperations(model, batchSize) / (msPerStep * 1e6);
}

export function stepReport(steps: readonly StepRow[], kernels: readonly KernelRow[]): BenchReport {
  return {
    results: [...steps, ...kernels],
    tables: [...timesTables(steps), kernelsTable(kernels), aimsTable(steps, kernels)],
  };
}

/** One table for each network, the fastest first. */
function timesTables(rows: readonly StepRow[]): readonly Table[] {
  return STEP_MODELS.flatMap(({ name, batchSize }) => {
    const cells = rows
      .filter(({ model }) => model === name)
      .toSorted((a, b) => sortKey(a) - sortKey(b))
      .map((row) =>
        "skipped" in row
          ? [`${row.by}, ${row.where}`, "SKIPPED", "", row.skipped]
          : [
              `${row.by}, ${row.where}`,
              formatMs(row.msPerStep),
              row.gflops.toFixed(1),
              [row.version, row.variant].filter((part) => part !== undefined).join(", "),
            ],
      );
    const columns = ["by, where", "ms", "GFLOP/s", ""];
    const title = `One training step of ${name}, batch ${batchSize}, on one core: median`;
    return cells.length === 0 ? [] : [{ title, columns, rows: cells }];
  });
}

function sortKey(row: StepRow): number {
  return "skipped" in row ? Number.POSITIVE_INFINITY : row.msPerStep;
}

function kernelsTable(rows: readonly KernelRow[]): Table {
  return {
    title: "Our kernels",
    columns: ["by, where", "peak GFLOP/s", "binary kB", "compiled in ms"],
    rows: rows.map(({ by, where, gflops, binaryBytes, compileMs }) => [
      `${by}, ${where}`,
      gflops.toFixed(1),
      (binaryBytes / 1000).toFixed(1),
      compileMs.toFixed(1),
    ]),
  };
}

/** The relaxed build in Chromium, compared with its aims. */
export function aimsTable(steps: readonly StepRow[], kernels: readonly KernelRow[]): Table {
  const rows = STEP_MODELS.flatMap(({ name }, index) => {
    const times = timesOf(steps, name);
    const ours = times("wasm-relaxed", "chromium");
    if (ours === null) return [];
    const peer = least([times("sklearn", "python"), times("torch", "python")]);
    const tfjs = least(
      steps.filter(({ by }) => by.startsWith("tfjs")).map(({ by, where }) => times(by, where)),
    );
    return [
      aimRow(`${name}: faster of scikit-learn and PyTorch / ours`, PEER_AIMS[index]!, ratio(peer, ours)),
      aimRow(`${name}: best of TensorFlow.js / ours`, TFJS_AIMS[index] ?? null, ratio(tfjs, ours)),
    ];
  });
  const kernel = kernels.find(({ by, where }) => by === "wasm-relaxed" && where === "chromium");
  const wide = steps.find(
    ({ model, by, where }) =>
      model === STEP_MODELS[PEAK_AIM.index]!.name && by === "wasm-relaxed" && where === "chromium",
  );
  if (kernel !== undefined && wide !== undefined && "gflops" in wide) {
    rows.push(
      aimRow(`${wide.model}: share of the kernel's peak`, PEAK_AIM.share, wide.gflops / kernel.gflops),
    );
  }
  rows.push(...kernels.filter(({ where }) => where === "chromium").map(binaryRow));
  return {
    title: "wasm-relaxed in Chromium against its aims",
    columns: ["what", "aim", "measured", ""],
    rows,
  };
}

function binaryRow({ by, binaryBytes }: KernelRow): string[] {
  const size = `${(binaryBytes / 1000).toFixed(1)} kB`;
  const met = binaryBytes < BINARY_AIM_BYTES ? "met" : "missed";
  return [`${by}: binary`, `< ${BINARY_AIM_BYTES / 1000} kB`, size, met];
}

/** @param aim null: no target, the figure is for comparison */
function aimRow(what: string, aim: number | null, measured: number | null): string[] {
  const verdict = aim === null ? "" : measured === null ? "not measured" : measured >= aim ? "met" : "missed";
  return [what, aim === null ? "–" : `≥ ${aim}`, measured?.toPrecision(3) ?? "–", verdict];
}

/** Time of one contender at one network; null where it was skipped. */
function timesOf(rows: readonly StepRow[], name: string) {
  return (by: string, where: Where): number | null => {
    const row = rows.find((each) => each.model === name && each.by === by && each.where === where);
    return row !== undefined && "msPerStep" in row ? row.msPerStep : null;
  };
}

function least(times: readonly (number | null)[]): number | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 ? null : Math.min(...known);
}

function ratio(time: number | null, ours: number): number | null {
  return time === null ? null : time / ours;
}

function formatMs(ms: number): string {
  return ms >= 100 ? ms.toFixed(0) : ms.toPrecision(3);
}
