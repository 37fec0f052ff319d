import type { PreparedData, PreparedPart } from "../../core/data/preparation/preparedData.ts";
import { dataShape } from "../../core/learner/dataShape.ts";
import type { TreeName } from "../../core/learner/learnerName.ts";
import type { TrialSpec } from "../../core/learner/registry.ts";
import type { PackedTrees } from "../../core/learner/trees/packedTrees.ts";
import { treePredictor } from "../../core/learner/trees/treeOutputs.ts";
import type { StepRules, Training } from "../../core/learner/training.ts";
import type { Work } from "../../core/learner/work.ts";
import { createPacer } from "../pacer.ts";
import { atOnce, firstValidationRows, repeatedTestRows, partOf, predictRows } from "../fits/predictRows.ts";
import type { Configured } from "../trainer.ts";
import { beginBoosting } from "./boostingTraining.ts";
import { beginForest } from "./forestTraining.ts";
import type { TreeShelf } from "./treeShelf.ts";
import type { TreeRows } from "./treeRows.ts";
import type { TreeTraining, WatchedRows } from "./treeTraining.ts";

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
        const { learner, spec } = trial;
        const rules = { steps: spec.trees, patience: 0, keeps: "last" } as const;
        return treesTraining(rows, (loaded) => beginForest(loaded, shape, spec, seed), learner, rules, data);
      }
      const { learner, spec } = trial;
      const rules = { steps: spec.rounds, patience: spec.patience, keeps: "best" } as const;
      return treesTraining(rows, (loaded) => beginBoosting(loaded, shape, spec, seed), learner, rules, data);
    },
    dispose: () => undefined,
  };
}

/** @param loading of the training rows, which may take as long as many trees */
function treesTraining(
  loading: Work<TreeRows>,
  begin: (rows: TreeRows) => TreeTraining,
  learner: TreeName,
  rules: StepRules,
  data: PreparedData,
): Training {
  const pacer = createPacer();
  const isDue = (): boolean => pacer.isDue();
  let trees: TreeTraining | null = null;
  let judged: WatchedRows | null = null;
  const begun = (): TreeTraining => {
    if (trees === null) throw new Error("The training has not begun");
    return trees;
  };
  const perStep = data.train.rows * data.featureCount;
  const done = { steps: 0, updates: 0, operations: 0 };
  let packed: { readonly steps: number; readonly trees: PackedTrees } | null = null;
  let predictor: { readonly of: PackedTrees; readonly predict: ReturnType<typeof treePredictor> } | null =
    null;
  /** The trees so far, packed once until the next is grown. */
  const packedNow = (): PackedTrees => {
    const { steps, pack } = begun();
    if (packed?.steps !== steps) packed = { steps, trees: pack() };
    return packed.trees;
  };
  /** For all predictions until the next tree is grown. */
  const predictorNow = (): ReturnType<typeof treePredictor> => {
    const trees = packedNow();
    if (predictor?.of !== trees) predictor = { of: trees, predict: treePredictor(trees) };
    return predictor.predict;
  };
  const predict = (
    part: PreparedPart,
    shouldStop: () => boolean,
    onShare?: (share: number) => void,
  ): Promise<Float32Array | null> => {
    const predictFew = predictorNow();
    const { outputs } = dataShape(data);
    const few = (features: Float32Array, rows: number) => predictFew({ features, rows });
    const predicting = (features: Float32Array, rows: number) => atOnce(few, features, rows);
    return predictRows(predicting, part, outputs, pacer, shouldStop, onShare);
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
      if (trees === null) {
        const rows = await paced(loading, goesOn);
        if (rows === null) return false;
        trees = begin(rows);
        judged = data.validation === null ? null : trees.watch(data.validation);
      }
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
    predict: (part, shouldStop = () => false, onShare) =>
      predict(typeof part === "string" ? partOf(data, part) : part, shouldStop, onShare),
    validationRows: (count) => firstValidationRows(data, count),
    testRows: (count) => repeatedTestRows(data, count),
    pack: () => Promise.resolve({ learner, trained: packedNow() }),
  };
}

/** The result of work; null: stopped between two portions. @param goesOn asked after each portion */
async function paced<Result>(work: Work<Result>, goesOn: () => Promise<boolean>): Promise<Result | null> {
  for (;;) {
    const portion = work.next();
    if (portion.done === true) return portion.value;
    if (!(await goesOn())) return null;
  }
}
