import { dropoutLayer, hiddenLayer, type HiddenLayers } from "./hiddenLayer.ts";
import type { LayerSpec, ModelSpec, Padding } from "./modelSpec.ts";
import type { RowShape } from "../../data/preparation/preparedData.ts";
import type { Loss } from "../dataShape.ts";

export const PADDINGS = ["same", "valid"] as const satisfies readonly Padding[];

export const POOLINGS = ["max", "average", "none"] as const;
export type Pooling = (typeof POOLINGS)[number];

export const HEADS = ["flatten", "globalAverage"] as const;
/** How the last block's picture becomes a vector: its values one after another, or the mean of each channel. */
export type Head = (typeof HEADS)[number];

/**
 * The settings that decide the shapes within a convolutional network, except its channels: `blocks` of `convolutions` (kernel ×
 * kernel, the first of each block with `stride`, the others with 1) and a pool whose windows do not overlap.
 */
export interface BlockShape {
  readonly convolutions: number;
  readonly kernel: number;
  readonly stride: number;
  readonly padding: Padding;
  readonly pooling: Pooling;
  readonly poolSize: number;
}

export interface ConvolutionalNetwork extends BlockShape {
  /** Filters of each block's convolutions; one entry per block. */
  readonly filters: readonly number[];
  readonly head: Head;
  readonly denseLayers: number;
  readonly denseUnits: number;
}

/**
 * Blocks, the head, dense layers, the output. Batch normalisation follows every convolution and hidden dense layer. Dropout follows
 * every hidden dense layer, or the head if there is none.
 */
export function convolutionalNetwork(
  network: ConvolutionalNetwork,
  hidden: HiddenLayers,
  { rowShape, outputs, loss }: { readonly rowShape: RowShape; readonly outputs: number; readonly loss: Loss },
): ModelSpec {
  const { l1, l2, init } = hidden;
  const layers: LayerSpec[] = network.filters.flatMap((filters) => block(network, filters, hidden));
  layers.push({ kind: network.head === "flatten" ? "flatten" : "globalAveragePool2d" });
  if (network.denseLayers === 0) layers.push(...dropoutLayer(hidden));
  for (let layer = 0; layer < network.denseLayers; layer++) {
    layers.push(
      ...hiddenLayer({ kind: "dense", units: network.denseUnits }, hidden),
      ...dropoutLayer(hidden),
    );
  }
  layers.push({ kind: "dense", units: outputs, activation: "linear", l1, l2, init });
  return { inputShape: rowShape, layers, loss };
}

function block(network: BlockShape, filters: number, hidden: HiddenLayers): readonly LayerSpec[] {
  const { convolutions, kernel, padding, pooling, poolSize } = network;
  const layers: LayerSpec[] = [];
  for (let i = 0; i < convolutions; i++) {
    const stride = i === 0 ? network.stride : 1;
    layers.push(...hiddenLayer({ kind: "conv2d", filters, kernelSize: kernel, stride, padding }, hidden));
  }
  if (pooling === "none") return layers;
  const kind = pooling === "max" ? "maxPool2d" : "averagePool2d";
  return [...layers, { kind, size: poolSize, stride: poolSize, padding: "valid" }];
}
