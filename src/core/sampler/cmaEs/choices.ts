import type { Rng } from "../../math/rng.ts";
import { sum } from "../../math/stats.ts";

/** 0.73: with this probability, no coordinate of a sample is drawn from the margin alone (Hamano et al. 2024, CatCMA, §4.2). */
const MARGIN_BASE = 0.73;

/** A categorical coordinate: the probability of each choice. */
export type Choices = Float64Array;

export function evenChoices(size: number): Choices {
  return new Float64Array(size).fill(1 / size);
}

export function drawChoice(choices: Choices, rng: Rng): number {
  let left = rng.uniform();
  for (let choice = 0; choice < choices.length - 1; choice++) {
    left -= choices[choice]!;
    if (left < 0) return choice;
  }
  return choices.length - 1;
}

/**
 * The probabilities after a generation: moved towards those of the better trials, by the natural gradient of a categorical
 * distribution (CatCMA, Hamano et al. 2024, with a fixed rate instead of its adaptive one), then raised to a minimum probability.
 * @param drawn the choices of the better trials; NaN if the coordinate was not active, which is ignored
 * @param weights one per trial, adding up to 1
 * @param count number of categorical coordinates: the more there are, the lower the minimum probability
 */
export function updateChoices(
  choices: Choices,
  drawn: readonly number[],
  weights: ArrayLike<number>,
  rate: number,
  count: number,
): Choices {
  const moved = Float64Array.from(choices);
  drawn.forEach((choice, rank) => {
    if (Number.isNaN(choice)) return;
    for (let k = 0; k < moved.length; k++) {
      moved[k] = moved[k]! + rate * weights[rank]! * ((k === choice ? 1 : 0) - choices[k]!);
    }
  });
  return withLeast(moved, (1 - MARGIN_BASE ** (1 / count)) / Math.max(1, choices.length - 1));
}

/** Raises probabilities to at least `least`; the others give that up in proportion to their excess over it. */
function withLeast(choices: Choices, least: number): Choices {
  const raised = choices.map((probability) => Math.max(least, probability));
  const [total, above] = [sum(raised), sum(raised) - least * raised.length];
  if (above <= 0) return evenChoices(choices.length);
  return raised.map((probability) => probability + ((1 - total) / above) * (probability - least));
}
