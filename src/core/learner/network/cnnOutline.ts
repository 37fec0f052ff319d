import type { PictureDimensions } from "./augment.ts";
import { blockSizes, type Misfit, type Size } from "./blockSizes.ts";
import type { BlockShape, Head, Pooling } from "./convolutionalNetwork.ts";
import { BLOCK_FILTERS, type SettingName } from "../../model/settingTable.ts";
import { type Settings, canBe, largest, smallest, valuesOfSetting } from "../../model/settings.ts";

/** Fewest and most; equal if all trials have the same. */
export interface SizeRange {
  readonly low: number;
  readonly high: number;
}

/** One layer of the convolutional networks of some settings, over the trials that have it. */
export interface CnnStage {
  readonly kind: "convolution" | "pool" | "head" | "dense" | "output";
  /** 1-based; 0 behind the blocks. */
  readonly block: number;
  /** 1-based among the convolutions of its block, or the dense layers. */
  readonly index: number;
  /** Whether some trials lack it. */
  readonly optional: boolean;
  /** Its output: height × width × channels, or the length of a vector; null if no trial reaches it. */
  readonly shape: readonly SizeRange[] | null;
  /** Trainable parameters. */
  readonly parameters: SizeRange;
}

/** The convolutional networks of some settings, layer by layer. */
export interface CnnOutline {
  readonly stages: readonly CnnStage[];
  /** Parameters of the whole network; null if no network fits. */
  readonly parameters: SizeRange | null;
  /** A window that does not fit, in the block nearest to the input; null: every trial is possible. */
  readonly misfit: Misfit | null;
}

/**
 * Works out every combination of the settings that decide heights and widths (at most 1,386); more filters or units always make a
 * network larger, so their ends suffice.
 * @param settings each valid by itself: see `settingProblems`
 */
export function cnnOutline(settings: Settings, rowShape: PictureDimensions, outputs: number): CnnOutline {
  const shapes = blockShapes(settings);
  const most = largest(settings.blocks);
  const walks = shapes.map((shape) => ({ shape, ...blockSizes(shape, most, rowShape) }));
  const misfits = walks.flatMap(({ misfit }) => misfit ?? []);
  // Within a block, the convolution's misfit comes first.
  const [misfit = null] = misfits.toSorted((a, b) => a.block - b.block || (a.kind < b.kind ? -1 : 1));
  const stages = [...blockStages(settings, walks, rowShape[2]), ...vectorStages(settings, walks, outputs)];
  return { stages, parameters: totalParameters(settings, walks, rowShape[2], outputs), misfit };
}

/** One combination, and the sizes of a picture in it. */
interface Walk {
  readonly shape: BlockShape;
  /** Sizes after each layer of each block, as far as they fit. */
  readonly sizes: readonly (readonly Size[])[];
  readonly misfit: Misfit | null;
}

/** Every combination of the settings that decide heights and widths within the blocks. */
function blockShapes(settings: Settings): readonly BlockShape[] {
  const all: BlockShape[] = [];
  const poolings = valuesOfSetting(settings.pooling) as readonly Pooling[];
  for (const convolutions of valuesOfSetting(settings.convolutions) as readonly number[])
    for (const kernel of valuesOfSetting(settings.kernel) as readonly number[])
      for (const stride of valuesOfSetting(settings.stride) as readonly number[])
        for (const padding of valuesOfSetting(settings.padding) as readonly BlockShape["padding"][])
          for (const pooling of poolings)
            // Without a pool, its size has no effect.
            for (const poolSize of pooling === "none"
              ? [1]
              : (valuesOfSetting(settings.poolSize) as readonly number[]))
              all.push({ convolutions, kernel, stride, padding, pooling, poolSize });
  return all;
}

function blockStages(settings: Settings, walks: readonly Walk[], channels: number): readonly CnnStage[] {
  const stages: CnnStage[] = [];
  const fewest = smallest(settings.blocks);
  const convolutions = rangeOf(settings, "convolutions");
  const kernel = rangeOf(settings, "kernel");
  const norm = batchNormRange(settings);
  let input: SizeRange = { low: channels, high: channels };
  for (let block = 1; block <= largest(settings.blocks); block++) {
    const filters = filtersOf(settings, block);
    for (let index = 1; index <= convolutions.high; index++) {
      const from = index === 1 ? input : filters;
      const parameters = both((end) => (kernel[end] ** 2 * from[end] + 1 + 2 * norm[end]) * filters[end]);
      const optional = block > fewest || index > convolutions.low;
      const sizes = walks.flatMap(({ shape, sizes: own }) =>
        index <= shape.convolutions ? (own[block - 1]?.[index - 1] ?? []) : [],
      );
      stages.push({
        kind: "convolution",
        block,
        index,
        optional,
        shape: picture(sizes, filters),
        parameters,
      });
    }
    if (canBe(settings.pooling, "max") || canBe(settings.pooling, "average")) {
      const optional = block > fewest || canBe(settings.pooling, "none");
      const sizes = walks.flatMap(({ shape, sizes: own }) =>
        shape.pooling === "none" ? [] : (own[block - 1]?.[shape.convolutions] ?? []),
      );
      const parameters = { low: 0, high: 0 };
      stages.push({ kind: "pool", block, index: 1, optional, shape: picture(sizes, filters), parameters });
    }
    input = filters;
  }
  return stages;
}

function vectorStages(settings: Settings, walks: readonly Walk[], outputs: number): readonly CnnStage[] {
  const norm = batchNormRange(settings);
  const layers = rangeOf(settings, "denseLayers");
  const units = rangeOf(settings, "denseUnits");
  const lengths = walks.flatMap((walk) =>
    headLengths(settings, walk).flatMap(({ low, high }) => [low, high]),
  );
  const head = extent(lengths);
  const common = { block: 0, parameters: { low: 0, high: 0 } } as const;
  const stages: CnnStage[] = [
    { ...common, kind: "head", index: 1, optional: false, shape: head === null ? null : [head] },
  ];
  const reached = head ?? { low: 0, high: 0 };
  for (let index = 1; index <= layers.high; index++) {
    const from = index === 1 ? reached : units;
    const parameters = both((end) => (from[end] + 1 + 2 * norm[end]) * units[end]);
    const shape = head === null ? null : [units];
    stages.push({ ...common, kind: "dense", index, optional: index > layers.low, shape, parameters });
  }
  const into = extent([
    ...(layers.low === 0 ? [reached.low, reached.high] : []),
    ...(layers.high > 0 ? [units.low, units.high] : []),
  ])!;
  const parameters = both((end) => (into[end] + 1) * outputs);
  const shape = head === null ? null : [{ low: outputs, high: outputs }];
  return [...stages, { ...common, kind: "output", index: 1, optional: false, shape, parameters }];
}

/** Length of the head's vector for each number of blocks and each head, with the fewest and the most filters. */
function headLengths(
  settings: Settings,
  { sizes, misfit }: Walk,
): readonly (SizeRange & { readonly block: number })[] {
  const heads = valuesOfSetting(settings.head) as readonly Head[];
  return (valuesOfSetting(settings.blocks) as readonly number[]).flatMap((block) => {
    if (misfit !== null && block >= misfit.block) return [];
    const last = sizes[block - 1]!.at(-1)!;
    const filters = filtersOf(settings, block);
    return heads.map((head) => {
      const places = head === "flatten" ? last.height * last.width : 1;
      return { block, ...both((end) => places * filters[end]) };
    });
  });
}

function totalParameters(
  settings: Settings,
  walks: readonly Walk[],
  channels: number,
  outputs: number,
): SizeRange | null {
  const norm = batchNormRange(settings);
  const units = rangeOf(settings, "denseUnits");
  const layers = valuesOfSetting(settings.denseLayers) as readonly number[];
  const totals: number[] = [];
  for (const walk of walks) {
    const { convolutions, kernel } = walk.shape;
    for (const { block, ...length } of headLengths(settings, walk)) {
      for (const end of ["low", "high"] as const) {
        let blocks = 0;
        for (let b = 1, from = channels; b <= block; b++) {
          const filters = filtersOf(settings, b)[end];
          const inner = (convolutions - 1) * (kernel ** 2 * filters + 1 + 2 * norm[end]);
          blocks += filters * (kernel ** 2 * from + 1 + 2 * norm[end] + inner);
          from = filters;
        }
        for (const count of layers) {
          const own = 1 + 2 * norm[end];
          const width = units[end];
          const dense = count === 0 ? 0 : width * (length[end] + own + (count - 1) * (width + own));
          totals.push(blocks + dense + ((count === 0 ? length[end] : width) + 1) * outputs);
        }
      }
    }
  }
  return extent(totals);
}

function filtersOf(settings: Settings, block: number): SizeRange {
  return rangeOf(settings, BLOCK_FILTERS[block - 1]!);
}

function rangeOf(settings: Settings, name: SettingName): SizeRange {
  return { low: smallest(settings[name]), high: largest(settings[name]) };
}

/** 1 with batch normalisation, 0 without. */
function batchNormRange({ batchNorm }: Settings): SizeRange {
  return { low: canBe(batchNorm, false) ? 0 : 1, high: canBe(batchNorm, true) ? 1 : 0 };
}

function picture(sizes: readonly Size[], channels: SizeRange): readonly SizeRange[] | null {
  const height = extent(sizes.map((size) => size.height));
  const width = extent(sizes.map((size) => size.width));
  return height === null || width === null ? null : [height, width, channels];
}

function both(value: (end: "low" | "high") => number): SizeRange {
  return { low: value("low"), high: value("high") };
}

/** null for no values. */
function extent(values: readonly number[]): SizeRange | null {
  if (values.length === 0) return null;
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return { low, high };
}
