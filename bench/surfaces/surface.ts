import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Params } from "../../src/core/space/distribution.ts";
import { paramsKey, type SearchSpace } from "../../src/core/space/searchSpace.ts";
import { SURFACE_EPOCHS, SURFACE_SPACE, surfaceConfigurations } from "./grid.ts";
import { restore, type QuantisedRange } from "./quantise.ts";

/**
 * The recorded built-in data sets: three classes, two classes, a number. Penguins and wine were tried and left out, because many
 * networks predict all of their validation rows with a log loss near the rounding error.
 */
export const SURFACE_NAMES = ["iris", "breast-cancer", "auto-mpg"] as const;
export type SurfaceName = (typeof SURFACE_NAMES)[number];

/** A file of `record.ts`. Every table has one entry per configuration, in the order of `surfaceConfigurations`. */
export interface SurfaceFile {
  readonly dataset: SurfaceName;
  readonly metric: "logLoss" | "rmse";
  readonly engine: string;
  readonly seed: number;
  readonly date: string;
  readonly epochs: number;
  readonly range: QuantisedRange;
  /** `quantise` of the metric on the validation rows, configurations × epochs. */
  readonly curves: string;
  /** Trainable parameters. */
  readonly parameters: readonly number[];
  /** Accuracy on the validation rows at the best epoch; null: the training failed. Empty for a numeric target. */
  readonly accuracy: readonly (number | null)[];
}

/** All trainings of a grid of networks on one data set, recorded for look-up. */
export interface Surface {
  readonly space: SearchSpace;
  readonly metric: SurfaceFile["metric"];
  /** Epochs of every successful training. */
  readonly epochs: number;
  /** The metric after each epoch, smaller is better; shorter than `epochs` if the loss became infinite or NaN. */
  curve(params: Params): readonly number[];
  /** The metric at the epoch where it was lowest, which for both metrics is that of lowest validation loss; null: it failed. */
  value(params: Params): number | null;
  parameters(params: Params): number;
  /** Accuracy at the best epoch; null for a failed training, and for a numeric target. */
  accuracy(params: Params): number | null;
  /** The lowest value, and its configuration. */
  readonly minimum: number;
  readonly argmin: Params;
}

const FOLDER = fileURLToPath(new URL(".", import.meta.url));

export function loadSurface(name: SurfaceName): Surface {
  const file = JSON.parse(readFileSync(surfacePath(name), "utf8")) as SurfaceFile;
  const all = surfaceConfigurations();
  const places = new Map(all.map((params, i) => [paramsKey(SURFACE_SPACE, params), i]));
  const table = restore(file.curves, file.range);
  if (table.length !== all.length * SURFACE_EPOCHS) throw new Error(`${name} was recorded on another grid`);
  const curves = all.map((_, i) => {
    const row = [...table.subarray(i * SURFACE_EPOCHS, (i + 1) * SURFACE_EPOCHS)];
    return row.filter((score) => !Number.isNaN(score));
  });
  const values = curves.map((curve) => (curve.length < SURFACE_EPOCHS ? null : Math.min(...curve)));
  const place = (params: Params): number => {
    const found = places.get(paramsKey(SURFACE_SPACE, params));
    if (found === undefined) throw new Error(`${name} has no ${JSON.stringify(params)}`);
    return found;
  };
  const minimum = Math.min(...values.filter((value) => value !== null));
  return {
    space: SURFACE_SPACE,
    metric: file.metric,
    epochs: SURFACE_EPOCHS,
    curve: (params) => curves[place(params)]!,
    value: (params) => values[place(params)]!,
    parameters: (params) => file.parameters[place(params)]!,
    accuracy: (params) => file.accuracy[place(params)] ?? null,
    minimum,
    argmin: all[values.indexOf(minimum)]!,
  };
}

/** The path of a surface's file. */
export function surfacePath(name: SurfaceName): string {
  return join(FOLDER, `${name}.json`);
}
