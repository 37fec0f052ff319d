import { dominates, nonDominated } from "../multiObjective/dominance.ts";
import { hypervolume } from "../multiObjective/hypervolume.ts";
import { lossSign } from "./objective.ts";
import { isSolution, type Study } from "./study.ts";

/** The share covered by the front of the trials up to this one. */
export interface HypervolumeStep {
  /** 0-based number of the trial that improved the front. */
  readonly number: number;
  /** Share of the box between the best and the worst values of all solutions, 0 to 1. */
  readonly share: number;
}

/**
 * How the front grew: the dominated share of the box spanned by all solutions so far, each objective scaled to that box. A later
 * solution that widens the box changes the earlier shares, too: the shares compare trials of one study, not studies.
 * @returns one step for each solution that joined the front, in order; empty without solutions
 */
export function hypervolumeHistory({ config, trials }: Study): readonly HypervolumeStep[] {
  const { objective, sideObjectives } = config.search;
  const signs = [objective, ...sideObjectives].map(({ direction }) => lossSign(direction));
  const solutions = trials.filter(isSolution);
  const losses = solutions.map(({ values }) => signs.map((sign, k) => sign * values![k]!));
  const low = signs.map((_, k) => Math.min(...losses.map((loss) => loss[k]!)));
  const high = signs.map((_, k) => Math.max(...losses.map((loss) => loss[k]!)));
  // An objective in which all solutions are equal has no extent: every solution counts as best in it.
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
 * The volume that a point adds to a front: its own box minus the part that the front covers. Only the parts of the points within
 * the box matter, and few of those are not dominated, which is much less work than computing the whole volume again.
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
