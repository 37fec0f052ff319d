import { cdf } from "../../math/normal.ts";
import type { Rng } from "../../math/rng.ts";
import type { Distribution } from "../../space/distribution.ts";
import type { Dimension } from "../../space/transform.ts";
import { createGridCells } from "../gridCells.ts";

/** Smallest probability of a grid's cell under a kernel, so that the logarithm stays finite. */
const TINY = 1e-300;
/** A cell narrower than this many widths has the density at its middle throughout, to 1 in 2,000. */
const NARROW = 0.1;

/** Kernels of one coordinate (`space/transform.ts`): densities on [0, 1], probabilities of a grid's levels or of choices. */
export interface ParzenKernels {
  /** A coordinate near `centre`. `width`: standard deviation on [0, 1]; of a categorical the share that goes to other choices. */
  draw(centre: number, width: number, rng: Rng): number;
  /** Uniform over the coordinate's range. */
  drawPrior(rng: Rng): number;
  /** The kernels of one width, evaluated at some values, which must be snapped to the grid and not NaN. */
  at(values: Float64Array, width: number): KernelsAt;
}

/** One log density for each of the values. */
export interface KernelsAt {
  readonly prior: Float64Array;
  /** For the kernel around `centre`. */
  logDensity(centre: number): Float64Array;
}

/**
 * Numbers: a normal distribution truncated to [0, 1]; on a grid the probability of each level's cell. Categories: the kernel of
 * Aitchison & Aitken (1976), 1 − width on the choice itself, the rest spread evenly over the others.
 */
export function createKernels(distribution: Distribution, { kind, size }: Dimension): ParzenKernels {
  if (kind === "categorical") return categorical(size);
  return kind === "grid" ? grid(distribution) : real();
}

function categorical(size: number): ParzenKernels {
  return {
    draw: (centre, width, rng) => {
      if (size === 1 || rng.uniform() >= width) return centre;
      const other = rng.integer(size - 1);
      return other < centre ? other : other + 1;
    },
    drawPrior: (rng) => rng.integer(size),
    at: (values, width) => ({
      prior: values.map(() => -Math.log(size)),
      logDensity: (centre) => {
        const same = size === 1 ? 0 : Math.log(1 - width);
        const other = Math.log(width / Math.max(1, size - 1));
        return values.map((value) => (value === centre ? same : other));
      },
    }),
  };
}

function real(): ParzenKernels {
  return {
    draw: drawTruncated,
    drawPrior: (rng) => rng.uniform(),
    at: (values, width) => ({
      prior: new Float64Array(values.length),
      logDensity: (centre) => {
        const scale = -Math.log(width * Math.sqrt(2 * Math.PI) * mass(centre, width, 0, 1));
        return values.map((value) => scale - 0.5 * ((value - centre) / width) ** 2);
      },
    }),
  };
}

function grid(distribution: Distribution): ParzenKernels {
  const { cellOf, edge } = createGridCells(distribution);
  return {
    draw: drawTruncated,
    drawPrior: (rng) => rng.uniform(),
    at: (values, width) => {
      const low = values.map((value) => edge(cellOf(value)));
      const high = values.map((value) => edge(cellOf(value) + 1));
      // Trials share levels: the kernel of each level is computed once.
      const known = new Map<number, Float64Array>();
      const logDensity = (centre: number) => {
        const whole = mass(centre, width, 0, 1);
        return values.map((_, i) =>
          Math.log(Math.max(TINY, cellMass(centre, width, low[i]!, high[i]!) / whole)),
        );
      };
      return {
        prior: high.map((end, i) => Math.log(end - low[i]!)),
        logDensity: (centre) => {
          const found = known.get(centre) ?? logDensity(centre);
          known.set(centre, found);
          return found;
        },
      };
    },
  };
}

function cellMass(centre: number, width: number, low: number, high: number): number {
  if (high - low > NARROW * width) return mass(centre, width, low, high);
  const z = ((low + high) / 2 - centre) / width;
  return ((high - low) * Math.exp(-0.5 * z * z)) / (width * Math.sqrt(2 * Math.PI));
}

/** Probability of [low, high] under a normal distribution. */
function mass(centre: number, width: number, low: number, high: number): number {
  // Above the centre computed from the other side, because differences of numbers near 1 lose precision.
  if (low > centre) return cdf((centre - low) / width) - cdf((centre - high) / width);
  return cdf((high - centre) / width) - cdf((low - centre) / width);
}

/** At least a third of the draws fall within [0, 1], because `centre` does and `width` is at most 1. */
function drawTruncated(centre: number, width: number, rng: Rng): number {
  for (;;) {
    const value = centre + width * rng.normal();
    if (value >= 0 && value <= 1) return value;
  }
}
