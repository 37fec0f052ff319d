import { dominates, nonDominated } from "../multiObjective/dominance.ts";
import { hypervolume } from "../multiObjective/hypervolume.ts";
import { lossSign } from "./objective.ts";
import { isSolution, type Study } from "./study.ts";

/** What the front of the trials up to this one covers. */
export interface HypervolumeStep {
  /** 0-based number of the trial that made the front better. */
  readonly number: number;
  /** Share of the box between the best and the worst values of all solutions, 0 to 1. */
  readonly share: number;
}

/**
 * How the front grew: the dominated share of the box spanned by all solutions so far, each objective scaled to that box. A later
 * solution that widens the box changes the earlier shares, too: they compare trials of one study, not studies.
 * @returns one step for each solution that joined the front, in order; empty without solutions
 */
export function hypervolumeHistory({ config, trials }: Study): readonly HypervolumeStep[] {
  const { objective, sideObjectives } = config.search;
  const signs = [objective, ...sideObjectives].map(({ direction }) => lossSign(direction));
  const solutions = trials.filter(isSolution);
  const losses = solutions.map(({ values }) => signs.map((sign, k) => sign * values![k]!));
  const low = signs.map((_, k) => Math.min(...losses.map((loss) => loss[k]!)));
  const high = signs.map((_, k) => Math.max(...losses.map((loss) => loss[k]!)));
  // An objective in which all are equal has no extent: every solution counts as fully good in it.
  const scaled = losses.map((loss) =>
    loss.map((value, k) => (high[k]! > low[k]! ? (value - low[k]!) / (high[k]! - low[k]!) : 0)),
  );
  const corner = signs.map(() => 1);
  const steps: HypervolumeStep[] = [];
  let front: (readonly number[])[] = [];
  let share = 0;
  scaled.forEach((point, i) => {
    if (front.some((other) => dominates(other, point))) return;
    share += gain(front, point, corner);
    front = [...front.filter((other) => !dominates(point, other)), point];
    steps.push({ number: solutions[i]!.number, share });
  });
  return steps;
}

/**
 * What a point adds to the volume of a front: its own box, less what the front covers of it. Of that only the points' parts within the box
 * matter, and few of those are not dominated: much less work than the whole volume anew.
 */
function gain(
  front: readonly (readonly number[])[],
  point: readonly number[],
  corner: readonly number[],
): number {
  const box = point.reduce((volume, value, k) => volume * (corner[k]! - value), 1);
  const within = front.map((other) => other.map((value, k) => Math.max(value, point[k]!)));
  return (
    box -
    hypervolume(
      nonDominated(within).map((i) => within[i]!),
      corner,
    )
  );
}
