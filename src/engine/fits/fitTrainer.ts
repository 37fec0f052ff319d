import type { PreparedData } from "../../core/data/preparation/preparedData.ts";
import { dataShape } from "../../core/learner/dataShape.ts";
import type { TrialSpec } from "../../core/learner/registry.ts";
import type { Configured } from "../trainer.ts";
import { loadLearner, type FitName } from "./fitLearners.ts";
import { createFitTraining } from "./fitTraining.ts";
import { atOnce, type Predicting } from "./predictRows.ts";

/** A configuration of a learner without an engine. @param folds with their rows, the same objects for every trial on them */
export async function configureFit<N extends FitName>(
  { learner, spec }: TrialSpec<N>,
  folds: readonly PreparedData[],
): Promise<Configured> {
  const { code, pack } = await loadLearner(learner);
  return {
    begin(fold, seed) {
      const data = folds[fold]!;
      const shape = dataShape(data);
      const fit = code.begin(spec, { shape, train: data.train, validation: data.validation }, seed);
      const predictor = (model: Parameters<typeof pack>[0]): Predicting => {
        if (code.predicting !== undefined) return code.predicting(model, shape);
        const predict = code.predictor(model, shape);
        return (features, rows) => atOnce(predict, features, rows);
      };
      return createFitTraining(fit, data, shape.outputs, { predictor, pack });
    },
    dispose: () => undefined,
  };
}
