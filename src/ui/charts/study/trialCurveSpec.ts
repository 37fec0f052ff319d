import type { Trial } from "../../../core/study/trial.ts";
import { countAxis, niceAxis, robustRange, type Axis } from "../plot/axis.ts";

/** Both losses after one step; null where a loss is not finite. */
export interface StepLosses {
  /** The step, from 1. */
  readonly x: number;
  readonly train: number | null;
  readonly validation: number | null;
}

export interface TrialCurveSpec {
  readonly steps: readonly StepLosses[];
  readonly x: Axis;
  readonly y: Axis;
  /** Step (1-based) whose model was kept. */
  readonly bestStep: number | null;
}

/** Both losses of one trial. Null without a finite one. */
export function trialCurveSpec(trial: Trial): TrialCurveSpec | null {
  const { trainLoss, validationLoss } = trial.curve;
  const range = robustRange([...trainLoss, ...validationLoss]);
  if (range === null) return null;
  const finite = (value: number | undefined) => (Number.isFinite(value) ? value! : null);
  return {
    steps: validationLoss.map((validation, index) => ({
      x: index + 1,
      train: finite(trainLoss[index]),
      validation: finite(validation),
    })),
    x: countAxis(1, Math.max(2, validationLoss.length), 4),
    y: niceAxis(range[0], range[1], "linear", 4),
    bestStep: trial.bestStep,
  };
}
