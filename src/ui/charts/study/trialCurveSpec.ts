import type { Trial } from "../../../core/study/trial.ts";
import { countAxis, niceAxis, robustRange, type Axis } from "../plot/axis.ts";

export interface TrialCurveSpec {
  readonly trainLoss: readonly number[];
  readonly validationLoss: readonly number[];
  readonly x: Axis;
  readonly y: Axis;
  /** Epoch (1-based) whose weights were kept. */
  readonly bestEpoch: number | null;
}

/** Both losses of one trial. Null without a finite one. */
export function trialCurveSpec(trial: Trial): TrialCurveSpec | null {
  const { trainLoss, validationLoss } = trial.curve;
  const range = robustRange([...trainLoss, ...validationLoss]);
  if (range === null) return null;
  return {
    trainLoss,
    validationLoss,
    x: countAxis(1, Math.max(2, validationLoss.length), 4),
    y: niceAxis(range[0], range[1], "linear", 4),
    bestEpoch: trial.bestEpoch,
  };
}
