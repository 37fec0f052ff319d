import type { Rng } from "../../math/rng.ts";
import type { SearchSpace } from "../../space/searchSpace.ts";
import type { Dimension, Transform } from "../../space/transform.ts";
import { createKernels } from "./kernel.ts";

/** Standard deviation of the kernels in [0, 1] with ten trials, before Scott's rate. */
const WIDTH = 0.2;
/** Trials up to which kernels keep that width; from then on it falls with the power below. */
const WIDE_TRIALS = 10;
/**
 * Kernels of one width stop improving once the good trials lie closer together than that. With powers of 0, ½, ¾ and 1 the mean over eight
 * problems of the median log₁₀ regret was −0.46, −0.70, −0.84 and −0.78 after 60 trials and −1.11, −2.07, −2.44 and −2.13 after
 * 250: narrowing faster gets stuck.
 */
const NARROWING = 0.75;
const LEAST_WIDTH = 0.005;

/** A density over configurations, conditions included. */
export interface Mixture {
  /** A point, every coordinate a number; inactive coordinates are to be ignored. */
  draw(rng: Rng): Float64Array;
  /**
   * The log density at each of `points`, up to the same constant for any mixture over the space.
   * @param points canonical: grids snapped, NaN where not active
   */
  logDensity(points: readonly Float64Array[]): Float64Array;
}

/**
 * A Parzen estimator over whole configurations: one component for each of `points`, the product of a kernel for each parameter, and
 * one that is uniform, all of equal weight (multivariate TPE, Falkner et al. 2018; Watanabe 2023).
 *
 * A component has no information about a parameter that was not active in its trial. For it, the component uses the parameter's own
 * density over the trials in which it was active (with a uniform part). So each component is a density over all configurations,
 * under any conditions, and draws agree with densities.
 * @param points canonical, n of them; may be empty
 * @param evidence how many trials the widths may rely on
 */
export function createMixture(
  space: SearchSpace,
  { dimensions }: Transform,
  points: readonly Float64Array[],
  evidence: number,
): Mixture {
  const n = points.length;
  const parameters = dimensions.map((dimension, j) => {
    const members = Array.from(points.keys()).filter((i) => !Number.isNaN(points[i]![j]!));
    const kernels = createKernels(space.parameters[j]!.distribution, dimension);
    return { kernels, members, width: widthOf(dimension, members.length, dimensions.length, evidence) };
  });

  const draw = (rng: Rng): Float64Array => {
    // Component n is the uniform one.
    const component = rng.integer(n + 1);
    return Float64Array.from(parameters, ({ kernels, members, width }, j) => {
      const isActive = component < n && !Number.isNaN(points[component]![j]!);
      const source =
        component === n || isActive ? component : (members[rng.integer(members.length + 1)] ?? n);
      return source === n ? kernels.drawPrior(rng) : kernels.draw(points[source]![j]!, width, rng);
    });
  };

  const logDensity = (at: readonly Float64Array[]): Float64Array => {
    // (n + 1) × m log densities of the components, one parameter after the other.
    const m = at.length;
    const logs = new Float64Array((n + 1) * m);
    parameters.forEach(({ kernels, members, width }, j) => {
      const here = Array.from(at.keys()).filter((c) => !Number.isNaN(at[c]![j]!));
      const values = Float64Array.from(here, (c) => at[c]![j]!);
      const { prior, logDensity } = kernels.at(values, width);
      const sum = prior.map(Math.exp);
      const add = (row: number, column: Float64Array) => {
        for (let k = 0; k < here.length; k++) logs[row * m + here[k]!]! += column[k]!;
      };
      for (const i of members) {
        const own = logDensity(points[i]![j]!);
        for (let k = 0; k < own.length; k++) sum[k]! += Math.exp(own[k]!);
        add(i, own);
      }
      const marginal = sum.map((total) => Math.log(total / (members.length + 1)));
      const known = new Set(members);
      for (let i = 0; i < n; i++) if (!known.has(i)) add(i, marginal);
      add(n, prior);
    });
    return Float64Array.from(at, (_, c) => logMeanExp(logs, n + 1, m, c));
  };
  return { draw, logDensity };
}

/**
 * For numbers: it falls with the evidence, and by Scott's rule with the number of kernels. For choices: the share that a choice
 * gives to all others is that of one trial spread over them.
 */
function widthOf({ kind, size }: Dimension, members: number, dimensions: number, evidence: number): number {
  const count = Math.max(1, members);
  if (kind === "categorical") return (size - 1) / (count + size);
  const narrowed = WIDTH * (WIDE_TRIALS / Math.max(WIDE_TRIALS, evidence)) ** NARROWING;
  return Math.max(LEAST_WIDTH, narrowed * count ** (-1 / (dimensions + 4)));
}

/** log of the mean of exp over column `c` of a rows × columns matrix. */
function logMeanExp(logs: Float64Array, rows: number, columns: number, c: number): number {
  let top = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < rows; i++) top = Math.max(top, logs[i * columns + c]!);
  let sum = 0;
  for (let i = 0; i < rows; i++) sum += Math.exp(logs[i * columns + c]! - top);
  return top + Math.log(sum / rows);
}
