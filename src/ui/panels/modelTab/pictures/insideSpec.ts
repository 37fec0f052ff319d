import type { TrainedNetwork } from "../../../../core/learner/network/trainedNetwork.ts";
import type { FeatureMaps } from "../../../../core/learner/network/look.ts";
import { weightShapes } from "../../../../core/learner/network/weight.ts";
import { fixed } from "../../../charts/words/numberFormat.ts";
import { filterRgba, mapRgba, type Rgba } from "../../../charts/data/pictures/rgba.ts";

/** Maximal number of filters drawn; more are counted. */
const MOST_TILES = 64;

export interface FilterTiles {
  readonly tiles: readonly { readonly image: Rgba; readonly low: string; readonly high: string }[];
  /** Height and width of a filter. */
  readonly size: number;
  /** Total number of filters. */
  readonly count: number;
  readonly colour: boolean;
}

/** The filters of the first layer; null if it is not a convolution. */
export function filterTiles({ model, weights }: TrainedNetwork): FilterTiles | null {
  const at = weightShapes(model).findIndex(({ layer, role }) => layer === 0 && role === "kernel");
  if (at < 0 || model.layers[0]?.kind !== "conv2d") return null;
  const { shape, values } = weights[at]!;
  const kernel = shape as readonly [number, number, number, number];
  const [size, , channels, count] = kernel;
  const most = values.reduce((largest, weight) => Math.max(largest, Math.abs(weight)), 0);
  const tiles = Array.from({ length: Math.min(count, MOST_TILES) }, (_, filter) => {
    const own = values.filter((_weight, i) => i % count === filter);
    return {
      image: filterRgba(values, kernel, filter, most),
      low: fixed(Math.min(...own), 2),
      high: fixed(Math.max(...own), 2),
    };
  });
  return { tiles, size, count, colour: channels === 3 };
}

export interface FeatureTile {
  readonly image: Rgba;
  readonly mean: string;
  readonly high: string;
}

/** The feature maps of a layer on one scale, so that they can be compared. */
export function featureTiles({ values, shape }: FeatureMaps): readonly FeatureTile[] {
  const channels = shape[2];
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) [low, high] = [Math.min(low, value), Math.max(high, value)];
  return Array.from({ length: Math.min(channels, MOST_TILES) }, (_, channel) => {
    let [sum, most] = [0, -Infinity];
    for (let at = channel; at < values.length; at += channels) {
      sum += values[at]!;
      most = Math.max(most, values[at]!);
    }
    return {
      image: mapRgba(values, shape, channel, [low, high]),
      mean: fixed((sum * channels) / values.length, 2),
      high: fixed(most, 2),
    };
  });
}
