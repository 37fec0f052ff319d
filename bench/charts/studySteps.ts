import type { Study } from "../../src/core/study/study.ts";
import type { Trial } from "../../src/core/study/trial.ts";
import { fixtureStudy, type FixtureOptions } from "../../src/ui/gallery/studyFixtures.ts";

const EPOCHS = 40;
const WORKERS = 2;
/** Number of reports per ended trial: reports come several times a second, ends of trials less often. */
const REPORTS_PER_END = 4;

/** A study after a report. */
export interface StudyStep {
  readonly study: Study;
  readonly elapsedMs: number;
  /** A running trial that has trained as many epochs as the study has trials, fewer before the last step. */
  readonly growing: Trial;
}

/**
 * A study of `trials` trials at the last of `updates` reports, and at all previous ones: running trials advance with each report, and
 * with every fourth report one trial ends and another begins. Synthetic, from a seed.
 */
export function studySteps(
  trials: number,
  updates: number,
  options: Partial<FixtureOptions>,
): readonly StudyStep[] {
  const whole = fixtureStudy({ ...options, trials, epochs: EPOCHS, workers: WORKERS });
  const long = fixtureStudy({ trials: 1, epochs: trials }).trials[0]!;
  return Array.from({ length: updates + 1 }, (_, step) => {
    const begun = trials - Math.floor((updates - step) / REPORTS_PER_END);
    const epochs = Math.floor(EPOCHS / 2) + (step % REPORTS_PER_END);
    const ended = whole.trials.slice(0, begun - WORKERS);
    const running = whole.trials.slice(begun - WORKERS, begun).map((trial) => runningFor(trial, epochs));
    return {
      study: { ...whole, trials: [...ended, ...running] },
      elapsedMs: Math.max(...running.map(({ startedMs }) => startedMs! + 160 * step)),
      growing: runningFor(long, trials - updates + step),
    };
  });
}

/** A trial after this many epochs. */
function runningFor(trial: Trial, epochs: number): Trial {
  const { trainLoss, validationLoss, score } = trial.curve;
  const first = (values: readonly number[]) => values.slice(0, epochs);
  return {
    ...trial,
    state: "running",
    values: null,
    violations: null,
    endedMs: null,
    bestStep: null,
    error: null,
    curve: {
      trainLoss: first(trainLoss),
      validationLoss: first(validationLoss),
      score: first(score),
    },
  };
}
