import { largest } from "../../model/settings.ts";
import { sizeOf } from "../network/weight.ts";
import type { Learner } from "../learner.ts";
import type { ForestSpec, MaxFeatures } from "./forestSpec.ts";

/** Splits on the way to a leaf: typical, for progress and sizes. */
const DEPTH = 12;
/** A row in a histogram takes as long as this many operations of a network. */
const ROW = 10;

/** A random forest, or extremely randomised trees. */
export const FOREST: Learner<ForestSpec> = {
  resolve: (get) => {
    const depth = Number(get("treeDepth"));
    return {
      trees: Number(get("trees")),
      maxFeatures: maxFeaturesOf(String(get("maxFeatures"))),
      minLeaf: Number(get("forestMinLeaf")),
      maxDepth: depth === 0 ? null : depth,
      bootstrap: get("bootstrap") === true,
      extraTrees: get("extraTrees") === true,
      balanced: get("classWeights") === "balanced",
    };
  },
  size: ({ trees }) => ({ parameters: null, operations: trees * DEPTH }),
  hasParameters: false,
  trainingWork: (_spec, { rowShape }, rows, trees) =>
    trees * rows * Math.sqrt(sizeOf(rowShape)) * DEPTH * ROW,
  steps: { unit: "tree", most: ({ trees }) => largest(trees) },
};

function maxFeaturesOf(text: string): MaxFeatures {
  return text === "sqrt" || text === "log2" ? text : Number(text);
}
