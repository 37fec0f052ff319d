import { logCdf } from "../math/normal.ts";
import type { Rng } from "../math/rng.ts";
import { logExpectedImprovement } from "./acquisition.ts";
import { createPosterior, type Prediction } from "./posterior.ts";
import type { Conditioning } from "./thompson.ts";

/** The acquisitions that the bandit chooses among, as in the paper. */
export const HEDGED = ["logEi", "pi", "ucb"] as const;
export type Hedged = (typeof HEDGED)[number];

/** How many past decisions are replayed. */
const ROUNDS = 20;
/** Observations before the first decision, and after the last: with fewer there is little to choose from. */
const FEWEST = 4;

/**
 * GP-Hedge (Hoffman, Brochu & de Freitas 2011), replayed instead of remembered: no state is kept between suggestions. For each of
 * the last 20 decisions the surrogate is conditioned on the earlier observations, every acquisition nominates its favourite of the
 * points tried since, and gains the value found there. One acquisition is then drawn with probability ∝ e^(η·gain), η = √(8·ln
 * 3/rounds).
 * @param kappa of the confidence bound
 */
export function chooseByHedge(conditioning: Conditioning, kappa: number, rng: Rng): Hedged {
  const { gains, rounds } = replay(conditioning, kappa);
  const rate = Math.sqrt((8 * Math.log(HEDGED.length)) / Math.max(1, rounds));
  const highest = Math.max(...gains);
  const shares = gains.map((gain) => Math.exp(rate * (gain - highest)));
  let left = rng.uniform() * shares.reduce((sum, share) => sum + share, 0);
  for (const [i, share] of shares.entries()) {
    left -= share;
    if (left < 0) return HEDGED[i]!;
  }
  return HEDGED[0];
}

/** @returns one gain per acquisition: the sum over the rounds of minus the value of its nominee */
export function replay(
  { dimensions, points, y, knownNoise, hyper }: Conditioning,
  kappa: number,
): { gains: number[]; rounds: number } {
  const d = dimensions.length;
  const n = y.length;
  const gains = HEDGED.map(() => 0);
  let rounds = 0;
  for (let t = Math.max(FEWEST, n - FEWEST - ROUNDS); t <= n - FEWEST; t++, rounds++) {
    const past = createPosterior(
      dimensions,
      points.subarray(0, t * d),
      y.subarray(0, t),
      hyper,
      knownNoise.subarray(0, t),
    );
    const best = Math.min(...y.subarray(0, t));
    const later = Array.from({ length: n - t }, (_, i) => points.subarray((t + i) * d, (t + i + 1) * d));
    const predictions = past.predictMany(later);
    HEDGED.forEach((name, arm) => {
      const values = predictions.map((prediction) => worth(name, prediction, best, kappa));
      gains[arm] = gains[arm]! - y[t + values.indexOf(Math.max(...values))]!;
    });
  }
  return { gains, rounds };
}

function worth(name: Hedged, prediction: Prediction, best: number, kappa: number): number {
  const { mean, sd } = prediction;
  if (name === "logEi") return logExpectedImprovement(prediction, best);
  return name === "pi" ? logCdf((best - mean) / sd) : kappa * sd - mean;
}
