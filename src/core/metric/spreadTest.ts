import { mean } from "../math/stats.ts";
import { cdf } from "../math/normal.ts";

/** Fewer rows show no pattern. */
const LEAST_ROWS = 20;

export interface SpreadTest {
  /** n · R² of the squared errors on the predictions. */
  readonly statistic: number;
  /** Probability of a statistic this large if errors have the same variance everywhere: χ² with one degree of freedom. */
  readonly p: number;
  /** Root mean square error among the third of rows with the largest predictions, over that among the third with the smallest. */
  readonly ratio: number;
}

/**
 * Whether errors grow or shrink with the prediction: Breusch and Pagan's test (1979) in Koenker's form (1981), which does not need
 * normal errors, with the prediction as its only regressor. statsmodels' `het_breuschpagan` gives the same statistic and p.
 * @param predicted and actual in the units that the model was trained in
 * @returns null if there are fewer than 20 rows, or all predictions or errors are equal
 */
export function spreadTest(predicted: ArrayLike<number>, actual: ArrayLike<number>): SpreadTest | null {
  const n = predicted.length;
  if (n < LEAST_ROWS) return null;
  const squares = Float64Array.from({ length: n }, (_, i) => (actual[i]! - predicted[i]!) ** 2);
  const correlation = correlationOf(predicted, squares);
  if (!Number.isFinite(correlation)) return null;
  const statistic = n * correlation ** 2;
  return { statistic, p: 2 * cdf(-Math.sqrt(statistic)), ratio: spreadRatio(predicted, squares) };
}

/** Pearson's r; NaN if one side is constant. */
function correlationOf(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [centreA, centreB] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [x, y] = [a[i]! - centreA, b[i]! - centreB];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return ab / Math.sqrt(aa * bb);
}

function spreadRatio(predicted: ArrayLike<number>, squares: Float64Array): number {
  const order = Array.from(squares.keys()).sort((a, b) => predicted[a]! - predicted[b]!);
  const third = Math.floor(order.length / 3);
  const rootMeanSquare = (rows: readonly number[]) => Math.sqrt(mean(rows.map((row) => squares[row]!)));
  return rootMeanSquare(order.slice(-third)) / rootMeanSquare(order.slice(0, third));
}
