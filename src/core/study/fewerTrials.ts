import { nonDominated } from "../multiObjective/dominance.ts";
import type { EarlierStudy, KnownTrial } from "./earlierStudy.ts";
import { lossSign } from "./objective.ts";

/**
 * Most trials of an earlier study that are learnt from: samplers read all of them for every suggestion, and more of them add little
 * to what the study itself finds.
 */
const MOST_LEARNT = 1000;

/**
 * The study with at most `most` of its trials, in their order: the better half of them by the first objective (and the Pareto
 * front, if there are several), the other half spread evenly over the rest. All of them if there are no more.
 */
export function withFewerTrials(study: EarlierStudy, most = MOST_LEARNT): EarlierStudy {
  const { trials, search } = study;
  if (trials.length <= most) return study;
  const signs = [search.objective, ...search.sideObjectives].map(({ direction }) => lossSign(direction));
  const chosen = new Set(bestOf(trials, signs, Math.floor(most / 2)));
  const rest = trials.map((_, i) => i).filter((i) => !chosen.has(i));
  const step = rest.length / (most - chosen.size);
  for (let i = 0; chosen.size < most; i++) chosen.add(rest[Math.floor(i * step)]!);
  return {
    ...study,
    trials: trials.filter((_, i) => chosen.has(i)),
    leftOut: (study.leftOut ?? 0) + trials.length - most,
  };
}

/** Indices of the best complete trials. */
function bestOf(trials: readonly KnownTrial[], signs: readonly number[], most: number): readonly number[] {
  const complete = trials.flatMap(({ state, values }, index) =>
    state === "complete" && values !== null && values.every(Number.isFinite)
      ? [{ index, losses: signs.map((sign, k) => sign * values[k]!) }]
      : [],
  );
  const sorted = complete.toSorted((a, b) => a.losses[0]! - b.losses[0]! || a.index - b.index);
  const front =
    signs.length === 1 ? [] : nonDominated(sorted.map(({ losses }) => losses)).map((i) => sorted[i]!);
  return [...new Set([...front, ...sorted])].slice(0, most).map(({ index }) => index);
}
