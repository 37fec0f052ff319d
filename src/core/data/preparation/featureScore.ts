import { clamp } from "../../math/clamp.ts";
import { mean } from "../../math/stats.ts";
import type { TrainingTarget } from "./targetMeans.ts";

/** How strongly single features are related to a target; larger is stronger. */
export interface FeatureScore {
  /** @param values of the feature, one for each row */
  of(values: Float64Array): number;
  /** Scores of 0/1 features, one for each level: 1 in the rows of that level. */
  ofLevels(slots: Int32Array, levels: number): readonly number[];
}

/** The score of a constant feature. */
const LEAST = -Number.MAX_VALUE;

/** scikit-learn's f_classif, or f_regression for a target of numbers; undefined values become the smallest score. */
export function featureScore(target: TrainingTarget): FeatureScore {
  return target.classes.length > 0 ? varianceRatio(target) : regressionF(target.values);
}

function varianceRatio({ values: codes, classes }: TrainingTarget): FeatureScore {
  const rows = new Float64Array(classes.length);
  for (const code of codes) rows[code]! += 1;
  const present = rows.reduce((sum, count) => sum + (count > 0 ? 1 : 0), 0);
  const n = codes.length;
  /** @param sums sums of the feature, minus some constant, in each class; `squares` over all rows */
  const ratio = (sums: Float64Array, squares: number): number => {
    const total = sums.reduce((all, sum) => all + sum, 0);
    const between = sums.reduce(
      (all, sum, k) => all + (rows[k] === 0 ? 0 : sum ** 2 / rows[k]!),
      -(total ** 2) / n,
    );
    const within = squares - total ** 2 / n - between;
    return defined(between / (present - 1) / (within / (n - present)));
  };
  return {
    of(values) {
      const center = mean(values);
      const sums = new Float64Array(classes.length);
      let squares = 0;
      values.forEach((value, i) => {
        sums[codes[i]!]! += value - center;
        squares += (value - center) ** 2;
      });
      return squares === 0 ? LEAST : ratio(sums, squares);
    },
    ofLevels(slots, levels) {
      const table = Array.from({ length: levels }, () => new Float64Array(classes.length));
      slots.forEach((slot, i) => (table[slot]![codes[i]!]! += 1));
      return table.map((counts) => {
        const all = counts.reduce((sum, count) => sum + count, 0);
        return all === 0 || all === n ? LEAST : ratio(counts, all);
      });
    },
  };
}

function regressionF(y: Float64Array): FeatureScore {
  const n = y.length;
  const middle = mean(y);
  const spread = y.reduce((sum, value) => sum + (value - middle) ** 2, 0);
  const score = (product: number, squares: number): number => {
    // scikit-learn gives a constant feature an F of 0.
    if (squares === 0 || spread === 0) return 0;
    const share = Math.min(1, product ** 2 / (squares * spread));
    return share === 1 ? Number.MAX_VALUE : defined((share / (1 - share)) * (n - 2));
  };
  return {
    of(values) {
      const center = mean(values);
      let product = 0;
      let squares = 0;
      values.forEach((value, i) => {
        product += (value - center) * (y[i]! - middle);
        squares += (value - center) ** 2;
      });
      return score(product, squares);
    },
    ofLevels(slots, levels) {
      const counts = new Float64Array(levels);
      const products = new Float64Array(levels);
      slots.forEach((slot, i) => {
        counts[slot]! += 1;
        products[slot]! += y[i]! - middle;
      });
      return Array.from(counts, (count, level) =>
        count === 0 || count === n ? 0 : score(products[level]!, count - count ** 2 / n),
      );
    },
  };
}

/** Handles NaN (nothing varies) and infinity (perfect separation). */
function defined(score: number): number {
  if (Number.isNaN(score)) return LEAST;
  return clamp(score, LEAST, Number.MAX_VALUE);
}
