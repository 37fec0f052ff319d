import type { Fit } from "./fit.ts";
import { createProgress, type Progress, type Work } from "./work.ts";

/** What a training in one go results in. */
export interface FitResult<Model> {
  readonly model: Model;
  readonly trainLoss: number | null;
  readonly validationOutputs: Float32Array | null;
}

/** The fit of a learner that is trained in one go, without steps: its single step is the whole work. */
export function fitOfWork<Model>(begin: (progress: Progress) => Work<FitResult<Model>>): Fit<Model> {
  const progress = createProgress();
  const work = begin(progress);
  let result: FitResult<Model> | null = null;
  return {
    steps: 1,
    patience: 0,
    keeps: "last",
    work() {
      const portion = work.next();
      if (portion.done !== true) return false;
      result = portion.value;
      return true;
    },
    get share() {
      return result === null ? Math.min(progress.share, 0.999) : 0;
    },
    get trainLoss() {
      return result?.trainLoss ?? null;
    },
    get validationOutputs() {
      return result?.validationOutputs ?? null;
    },
    get operations() {
      return progress.operations;
    },
    model() {
      if (result === null) throw new Error("The training has not finished");
      return result.model;
    },
  };
}
