import type { PreparedData, PreparedPart } from "../../core/data/preparation/preparedData.ts";
import type { Fit } from "../../core/learner/fit.ts";
import type { PackedModel } from "../../core/learner/packedModel.ts";
import type { Training } from "../../core/learner/training.ts";
import { createPacer } from "../pacer.ts";
import {
  firstValidationRows,
  partOf,
  predictRows,
  repeatedTestRows,
  type Predicting,
} from "./predictRows.ts";

/** What a training gets from its learner. */
interface OfLearner<Model> {
  readonly predictor: (model: Model) => Predicting;
  readonly pack: (model: Model) => PackedModel;
}

/**
 * The training of a learner without an engine: its portions of work, with a turn of the event loop a few times per second.
 * @param outputs per row
 */
export function createFitTraining<Model>(
  fit: Fit<Model>,
  data: PreparedData,
  outputs: number,
  { predictor, pack }: OfLearner<Model>,
): Training {
  const pacer = createPacer();
  const done = { steps: 0, updates: 0, operations: 0 };
  let step = 0;
  const count = (): void => {
    done.steps = step + fit.share;
    done.updates = step;
    done.operations = fit.operations;
  };
  const predict = (
    part: PreparedPart,
    shouldStop: () => boolean,
    onShare?: (share: number) => void,
  ): Promise<Float32Array | null> =>
    predictRows(predictor(fit.model()), part, outputs, pacer, shouldStop, onShare);
  return {
    steps: fit.steps,
    patience: fit.patience,
    keeps: fit.keeps,
    done,
    async advance({ afterStep, onWork, shouldStop, hold }) {
      /** Whether the training goes on, after a turn of the event loop. */
      const goesOn = async (): Promise<boolean> => {
        count();
        onWork();
        await hold();
        return !shouldStop();
      };
      if (shouldStop()) return false;
      while (step < fit.steps) {
        while (!fit.work()) if ((await pacer.breathe()) && !(await goesOn())) return false;
        step += 1;
        count();
        onWork();
        const { validation } = data;
        const judged =
          validation === null ? null : (fit.validationOutputs ?? (await predict(validation, shouldStop)));
        if (judged === null && validation !== null) return false;
        if (!afterStep(fit.trainLoss, judged)) return true;
        if ((await pacer.breathe()) && !(await goesOn())) return false;
      }
      return true;
    },
    predict: (part, shouldStop = () => false, onShare) =>
      predict(typeof part === "string" ? partOf(data, part) : part, shouldStop, onShare),
    validationRows: (count) => firstValidationRows(data, count),
    testRows: (count) => repeatedTestRows(data, count),
    pack: () => Promise.resolve(pack(fit.model())),
  };
}
