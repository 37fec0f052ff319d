import { packTrees, type TreesHead } from "../../core/learner/trees/packedTrees.ts";
import type { Tree } from "../../core/learner/trees/tree.ts";
import { createTreeOutputs, type FeatureRows } from "../../core/learner/trees/treeOutputs.ts";
import type { PreparedPart } from "../../core/data/preparation/preparedData.ts";
import { balancedWeights } from "../../core/model/balancedWeights.ts";
import type { TreeShape, TreeTraining } from "./treeTraining.ts";

/** Rows × columns that the kernels look at before the host is asked whether someone waits: a fraction of a millisecond. */
export const GROW_BUDGET = 1e5;

/** The trees of the steps that are complete. */
export interface GrownTrees extends Pick<TreeTraining, "watch" | "pack"> {
  /** @param trees those of one step */
  add(trees: readonly Tree[]): void;
  readonly steps: number;
}

export function createGrownTrees(head: TreesHead): GrownTrees {
  const steps: (readonly Tree[])[] = [];
  return {
    add: (trees) => void steps.push(trees),
    get steps() {
      return steps.length;
    },
    watch(rows: FeatureRows) {
      const watched = createTreeOutputs(head, rows);
      let added = 0;
      return {
        outputs() {
          for (; added < steps.length; added++) watched.addStep(steps[added]!);
          return watched.outputs();
        },
      };
    },
    pack: (count = steps.length) => packTrees(head, steps.slice(0, count).flat()),
  };
}

export function isClassification({ loss }: TreeShape): boolean {
  return loss === "softmaxCrossEntropy" || loss === "sigmoidCrossEntropy";
}

/** The weight of each row. */
export function rowWeights(
  targets: PreparedPart["targets"] | Float32Array,
  shape: TreeShape,
  balanced: boolean,
): Float32Array {
  const weights = new Float32Array(targets.length).fill(1);
  if (!balanced || !isClassification(shape)) return weights;
  const ofClass = balancedWeights(targets, Math.max(2, shape.outputs));
  return weights.map((_, row) => ofClass[targets[row]!]!);
}
