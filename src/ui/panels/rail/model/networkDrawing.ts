import { LAYER_UNITS, MAX_LAYERS } from "../../../../core/model/settingTable.ts";
import { type Setting, type Settings, largest, smallest } from "../../../../core/model/settings.ts";

/** Largest width of the logarithmic scale, which starts at 1. */
const WIDEST = 1024;
/** Height of a layer with one unit, as a share of the full height. */
const LEAST_HEIGHT = 0.1;

/** One layer of the drawing; input and output are layers as well. */
export interface NetworkColumn {
  readonly kind: "input" | "hidden" | "output";
  /** 1-based among the hidden layers; 0 for input and output. */
  readonly layer: number;
  /** Minimal and maximal number of units; equal if the width is fixed. */
  readonly low: number;
  readonly high: number;
  /** Whether some configurations lack this layer. */
  readonly optional: boolean;
}

/** Input, every hidden layer that can exist, and output. Invalid input is drawn as the nearest valid value. */
export function networkColumns(
  settings: Settings,
  shape: { readonly inputs: number; readonly outputs: number },
): readonly NetworkColumn[] {
  const layers = layerRange(settings.layers);
  const hidden = LAYER_UNITS.slice(0, layers.high).map((name, i): NetworkColumn => {
    const layer = i + 1;
    const low = units(smallest(settings[name]));
    const high = units(largest(settings[name]));
    return { kind: "hidden", layer, low, high, optional: layer > layers.low };
  });
  const fixed = (kind: "input" | "output", width: number): NetworkColumn => {
    return { kind, layer: 0, low: width, high: width, optional: false };
  };
  return [fixed("input", shape.inputs), ...hidden, fixed("output", shape.outputs)];
}

/** Minimal and maximal number of hidden layers. */
export function layerRange(setting: Setting): { readonly low: number; readonly high: number } {
  const clamp = (value: number) =>
    Number.isFinite(value) ? Math.min(MAX_LAYERS, Math.max(0, Math.round(value))) : 0;
  return { low: clamp(smallest(setting)), high: clamp(largest(setting)) };
}

/** Height of a layer of that many units, as a share of the full height: logarithmic, so that 8 and 512 both show. */
export function columnHeight(width: number): number {
  const share = Math.log2(Math.min(WIDEST, Math.max(1, width))) / Math.log2(WIDEST);
  return LEAST_HEIGHT + (1 - LEAST_HEIGHT) * share;
}

function units(value: number): number {
  return Number.isFinite(value) ? Math.max(1, Math.round(value)) : 1;
}
