import { clamp } from "../math/clamp.ts";
import type { Rng } from "../math/rng.ts";
import type { Distribution, Params, ParamValue } from "./distribution.ts";
import { levelCount, levelOf, levelValue } from "./levels.ts";
import { allowsChild, isActive, type SearchSpace } from "./searchSpace.ts";

/**
 * One coordinate of an encoded configuration.
 * - "real": [0, 1], every value allowed (a float without a step; the logarithm is taken first where `log`)
 * - "grid": [0, 1], only `levels` allowed (a float with a step, an int)
 * - "categorical": the index of a choice, 0 … size − 1
 */
export interface Dimension {
  readonly kind: "real" | "grid" | "categorical";
  /** Number of values; Infinity for "real". */
  readonly size: number;
  /** Whether it can be inactive. */
  readonly conditional: boolean;
  /** Coordinate of a level of a "grid", rising. Not defined for the other kinds. */
  readonly position: (level: number) => number;
  /** Level of a "grid" nearest to a coordinate. */
  readonly nearestLevel: (coordinate: number) => number;
}

/** Between params and points: one coordinate per parameter, in order; NaN where the parameter is inactive. */
export interface Transform {
  readonly dimensions: readonly Dimension[];
  /** Values outside the distribution are moved to its nearest end; an unknown choice becomes the first one. */
  encode(params: Params): Float64Array;
  /**
   * The configuration at a point. Every coordinate must be a number (those of inactive parameters are ignored); grids snap to the
   * nearest level, coordinates outside [0, 1] to the ends.
   */
  decode(point: Float64Array): Params;
  /**
   * encode(decode(point)): snapped to grids, with NaN for inactive parameters.
   * @param out written and returned; absent: a new array
   */
  canonical(point: Float64Array, out?: Float64Array): Float64Array;
}

/**
 * The encoding used by samplers. A grid (integers too) is first widened by half a step on both sides, so that every level owns
 * an equal share of [0, 1] (of the logarithm's range when `log`); the logarithm comes after the widening.
 */
export function createTransform(space: SearchSpace): Transform {
  const { parameters } = space;
  const scales = parameters.map(({ distribution }) => createScale(distribution));
  const dimensions = parameters.map(({ distribution, condition }, i): Dimension => {
    const size = levelCount(distribution);
    const scale = scales[i]!;
    return {
      kind: distribution.kind === "categorical" ? "categorical" : size === Infinity ? "real" : "grid",
      size,
      conditional: condition !== null,
      position: (level) => scale.toUnit(levelValue(distribution, level)),
      nearestLevel: (coordinate) => scale.toLevel(coordinate),
    };
  });
  const encode = (params: Params): Float64Array => {
    const point = new Float64Array(parameters.length).fill(Number.NaN);
    parameters.forEach((parameter, i) => {
      const value = params[parameter.name];
      if (value !== undefined && isActive(parameter, params)) point[i] = scales[i]!.toUnit(value);
    });
    return point;
  };
  const decode = (point: Float64Array): Params => {
    const params: Record<string, ParamValue> = {};
    parameters.forEach((parameter, i) => {
      if (isActive(parameter, params)) params[parameter.name] = scales[i]!.toValue(point[i]!);
    });
    return params;
  };
  const parents = parameters.map(({ condition }) =>
    parameters.findIndex(({ name }) => name === condition?.parent),
  );
  const values: (ParamValue | undefined)[] = parameters.map(() => undefined);
  // A sampler asks this of hundreds of points at a time: no configuration is made.
  const canonical = (point: Float64Array, out = new Float64Array(parameters.length)): Float64Array => {
    for (let i = 0; i < parents.length; i++) {
      const { condition } = parameters[i]!;
      const active = condition === null || allowsChild(condition, values[parents[i]!]);
      const scale = scales[i]!;
      const value = active ? scale.toValue(point[i]!) : undefined;
      values[i] = value;
      out[i] = value === undefined ? Number.NaN : scale.toUnit(value);
    }
    return out;
  };
  return { dimensions, encode, decode, canonical };
}

/** A point with every coordinate uniform in its range, the inactive ones included. */
export function randomPoint(dimensions: readonly Dimension[], rng: Rng): Float64Array {
  const point = new Float64Array(dimensions.length);
  dimensions.forEach(({ kind, size }, i) => {
    point[i] = kind === "categorical" ? rng.integer(size) : rng.uniform();
  });
  return point;
}

/**
 * A point of the unit cube stretched to the dimensions: categorical coordinates become indices.
 * @param out written and returned, may be `unit`; absent: a new array
 */
export function fromUnitCube(
  dimensions: readonly Dimension[],
  unit: Float64Array,
  out: Float64Array = new Float64Array(unit.length),
): Float64Array {
  for (let i = 0; i < dimensions.length; i++) {
    const { kind, size } = dimensions[i]!;
    out[i] = kind === "categorical" ? Math.min(size - 1, Math.floor(unit[i]! * size)) : unit[i]!;
  }
  return out;
}

interface Scale {
  toUnit(value: ParamValue): number;
  toValue(coordinate: number): ParamValue;
  toLevel(coordinate: number): number;
}

function createScale(distribution: Distribution): Scale {
  const size = levelCount(distribution);
  if (distribution.kind === "categorical") {
    const toLevel = (coordinate: number) => clamp(Math.round(coordinate), 0, size - 1);
    return {
      toUnit: (value) => levelOf(distribution, value) ?? 0,
      toValue: (coordinate) => levelValue(distribution, toLevel(coordinate)),
      toLevel,
    };
  }
  const { low, step, log } = distribution;
  const high = size === Infinity ? distribution.high : Number(levelValue(distribution, size - 1));
  const margin = (step ?? 0) / 2;
  const warp = (value: number) => (log ? Math.log(value) : value);
  const unwarp = (value: number) => (log ? Math.exp(value) : value);
  const bottom = warp(low - margin);
  const span = warp(high + margin) - bottom;
  const toUnit = (value: ParamValue) => {
    if (span === 0) return 0.5;
    return clamp((warp(clamp(Number(value), low, high)) - bottom) / span, 0, 1);
  };
  const toNumber = (coordinate: number) => {
    // The ends exactly: exp(log(low)) may differ from low by rounding.
    if (coordinate <= 0) return low;
    return coordinate >= 1 ? high : clamp(unwarp(bottom + coordinate * span), low, high);
  };
  const toLevel = (coordinate: number) =>
    size === 1 ? 0 : clamp(Math.round((toNumber(coordinate) - low) / (step ?? 1)), 0, size - 1);
  const toValue = (coordinate: number) =>
    size === Infinity ? toNumber(coordinate) : levelValue(distribution, toLevel(coordinate));
  return { toUnit, toValue, toLevel };
}
