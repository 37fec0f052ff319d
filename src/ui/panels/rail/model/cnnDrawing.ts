import type { PictureDimensions } from "../../../../core/learner/network/augment.ts";
import { cnnOutline, type CnnStage, type SizeRange } from "../../../../core/learner/network/cnnOutline.ts";
import { type Settings, canBe, largest, smallest } from "../../../../core/model/settings.ts";
import { settingProblems } from "../../../../core/model/settingProblems.ts";
import { columnHeight } from "./networkDrawing.ts";

/** Share of the drawing's width that the narrowest picture has. */
const LEAST_WIDTH = 0.06;
/** The same for vectors: narrower than pictures, so that the funnel ends. */
const VECTOR_WIDTH = 0.5;

/** The name of a layer; its numbers are ranges. */
export type CnnLabel =
  | { readonly kind: "input" }
  | { readonly kind: "convolution"; readonly window: SizeRange }
  | { readonly kind: "maxPool" | "averagePool" | "pool"; readonly window: SizeRange }
  | { readonly kind: "flatten" | "globalAverage" | "head" | "output" }
  | { readonly kind: "dense"; readonly index: number };

/** One line of the drawing. */
export interface CnnRow {
  readonly label: CnnLabel;
  /** 1-based for the first line of a block, otherwise null. */
  readonly startsBlock: number | null;
  readonly optional: boolean;
  /** Whether some configurations lack the whole block. */
  readonly inOptionalBlock: boolean;
  /** Whether this is the first layer that does not fit. */
  readonly misfit: boolean;
  /** null: this layer or an earlier one does not fit. */
  readonly shape: readonly SizeRange[] | null;
  /** null: a layer without parameters. */
  readonly parameters: SizeRange | null;
  /** Width of its bar as a share of the full width: of pictures by their height and width, of vectors by their length's logarithm. */
  readonly bar: SizeRange;
}

/** The lines of the drawing, including the input; null if a setting is invalid. */
export function cnnRows(
  settings: Settings,
  pictures: PictureDimensions,
  outputs: number,
): readonly CnnRow[] | null {
  if (settingProblems(settings).length > 0) return null;
  const { stages } = cnnOutline(settings, pictures, outputs);
  const longest = Math.max(pictures[0], pictures[1]);
  const shape = pictures.map((size) => ({ low: size, high: size }));
  const input: CnnRow = {
    label: { kind: "input" },
    startsBlock: null,
    optional: false,
    inOptionalBlock: false,
    misfit: false,
    shape,
    parameters: null,
    bar: barOf(shape, longest),
  };
  const firstMisfit = stages.findIndex((stage) => stage.shape === null);
  const fewestBlocks = smallest(settings.blocks);
  return [
    input,
    ...stages.map((stage, index): CnnRow => ({
      label: labelOf(stage, settings),
      startsBlock: stage.kind === "convolution" && stage.index === 1 ? stage.block : null,
      optional: stage.optional,
      inOptionalBlock: stage.block > fewestBlocks,
      misfit: index === firstMisfit,
      shape: stage.shape,
      parameters: stage.parameters.high > 0 ? stage.parameters : null,
      bar: barOf(stage.shape, longest),
    })),
  ];
}

function labelOf({ kind, index }: CnnStage, settings: Settings): CnnLabel {
  const window = (name: "kernel" | "poolSize") => ({
    low: smallest(settings[name]),
    high: largest(settings[name]),
  });
  switch (kind) {
    case "convolution":
      return { kind, window: window("kernel") };
    case "pool": {
      const [max, average] = [canBe(settings.pooling, "max"), canBe(settings.pooling, "average")];
      return { kind: max && average ? "pool" : max ? "maxPool" : "averagePool", window: window("poolSize") };
    }
    case "head": {
      const [flatten, mean] = [canBe(settings.head, "flatten"), canBe(settings.head, "globalAverage")];
      return { kind: flatten && mean ? "head" : flatten ? "flatten" : "globalAverage" };
    }
    case "dense":
      return { kind, index };
    case "output":
      return { kind };
  }
}

function barOf(shape: readonly SizeRange[] | null, longest: number): SizeRange {
  if (shape === null) return { low: 0, high: 0 };
  const [first, second] = shape;
  const width = (end: "low" | "high") =>
    second === undefined
      ? VECTOR_WIDTH * columnHeight(first![end])
      : LEAST_WIDTH + ((1 - LEAST_WIDTH) * Math.max(first![end], second[end])) / longest;
  return { low: width("low"), high: width("high") };
}
