import type { PreparedData, PreparedPart } from "../../core/data/preparation/preparedData.ts";
import { dataShape } from "../../core/learner/dataShape.ts";
import type { TreeName } from "../../core/learner/learnerName.ts";
import type { TrialSpec } from "../../core/learner/registry.ts";
import { predictTrees } from "../../core/learner/trees/treeOutputs.ts";
import type { StepRules, Training } from "../../core/learner/training.ts";
import { createPacer } from "../pacer.ts";
import { partOf, predictRows } from "../fits/predictRows.ts";
import type { Configured } from "../trainer.ts";
import { beginBoosting } from "./boostingTraining.ts";
import { beginForest } from "./forestTraining.ts";
import type { TreeShelf } from "./treeShelf.ts";
import type { TreeTraining } from "./treeTraining.ts";

/** A forest or boosting. @param folds with their rows */
export async function configureTrees(
  trial: TrialSpec<TreeName>,
  folds: readonly PreparedData[],
  shelf: TreeShelf,
): Promise<Configured> {
  await shelf.open();
  return {
    begin(fold, seed) {
      const data = folds[fold]!;
      const shape = dataShape(data);
      const rows = shelf.rowsOf(data.train);
      if (trial.learner === "forest") {
        const rules = { steps: trial.spec.trees, patience: 0, keeps: "last" } as const;
        return treesTraining(beginForest(rows, shape, trial.spec, seed), "forest", rules, data);
      }
      const { rounds, patience } = trial.spec;
      const rules = { steps: rounds, patience, keeps: "best" } as const;
      return treesTraining(beginBoosting(rows, shape, trial.spec, seed), "boosting", rules, data);
    },
    dispose: () => undefined,
  };
}

function treesTraining(
  trees: TreeTraining,
  learner: TreeName,
  rules: StepRules,
  data: PreparedData,
): Training {
  const pacer = createPacer();
  const isDue = (): boolean => pacer.isDue();
  const judged = data.validation === null ? null : trees.watch(data.validation);
  const perStep = data.train.rows * data.featureCount;
  const done = { steps: 0, updates: 0, operations: 0 };
  const predict = (part: PreparedPart): Promise<Float32Array> => {
    const pack = trees.pack();
    const { outputs } = dataShape(data);
    return predictRows((features, rows) => predictTrees(pack, { features, rows }), part, outputs, pacer);
  };
  return {
    ...rules,
    done,
    async advance({ afterStep, onWork, shouldStop, hold }) {
      /** A turn of the event loop if it is time; whether the training goes on. */
      const goesOn = async (): Promise<boolean> => {
        if (!(await pacer.breathe())) return true;
        onWork();
        await hold();
        return !shouldStop();
      };
      if (shouldStop()) return false;
      while (trees.steps < trees.most) {
        while (!trees.advance(isDue)) if (!(await goesOn())) return false;
        done.steps = trees.steps;
        done.updates = trees.steps;
        done.operations = trees.steps * perStep;
        onWork();
        if (!afterStep(trees.trainingLoss(), judged?.outputs() ?? null)) return true;
        if (pacer.isDue() && !(await goesOn())) return false;
      }
      return true;
    },
    predict: (part) => predict(typeof part === "string" ? partOf(data, part) : part),
    pack: () => Promise.resolve({ learner, trained: trees.pack() }),
  };
}
