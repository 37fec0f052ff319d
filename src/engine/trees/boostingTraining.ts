import type { BoostingSpec } from "../../core/learner/boosting/boostingSpec.ts";
import { LOSSES } from "../../core/learner/dataShape.ts";
import type { Tree } from "../../core/learner/trees/tree.ts";
import { createRng, deriveSeed, permutation } from "../../core/math/rng.ts";
import { baseScores } from "./baseScores.ts";
import { createGrownTrees, GROW_BUDGET, rowWeights } from "./grownTrees.ts";
import type { TreeRows } from "./treeRows.ts";
import { openSpace, type TreeSpace } from "./treeSpace.ts";
import type { TreeShape, TreeTraining } from "./treeTraining.ts";

/** Least sum of hessians of a leaf, as in scikit-learn and LightGBM. */
const MIN_HESSIAN = 1e-3;

/**
 * Begins gradient boosting of histogram trees (Friedman 2001; Ke et al. 2017): every round adds the tree, or one tree for each of
 * three or more classes, that follows the gradient of the loss by Newton steps. The node of the largest gain is split first. A round
 * is a step.
 */
export function beginBoosting(
  rows: TreeRows,
  shape: TreeShape,
  spec: BoostingSpec,
  seed: number,
): TreeTraining {
  const work = new BoostingWork(rows, shape, spec, seed);
  const grown = work.grown;
  return {
    get steps() {
      return grown.steps;
    },
    most: spec.rounds,
    advance: (shouldPause) => work.advance(shouldPause),
    trainingLoss: () => work.trainingLoss(),
    watch: grown.watch,
    pack: grown.pack,
  };
}

class BoostingWork {
  readonly grown;
  readonly #rows: TreeRows;
  readonly #shape: TreeShape;
  readonly #spec: BoostingSpec;
  readonly #seed: number;
  readonly #space: TreeSpace;
  /** Rows and columns that a tree learns from. */
  readonly #sampledRows: number;
  readonly #sampledColumns: number;
  readonly #totalWeight: number;
  readonly #scores: number;
  readonly #gradients: number;
  /** Trees of the round that is not complete. */
  #round: Tree[] = [];
  #growing = false;
  /** Gradients and loss belong to the scores as they are. */
  #loss: number | null = null;

  constructor(rows: TreeRows, shape: TreeShape, spec: BoostingSpec, seed: number) {
    if (shape.loss === "meanAbsoluteError" || shape.loss === "huber")
      throw new Error(`no boosting of ${shape.loss}`);
    this.#rows = rows;
    this.#shape = shape;
    this.#spec = spec;
    this.#seed = seed;
    this.#sampledRows = Math.max(1, Math.round(spec.rows * rows.rows));
    this.#sampledColumns = Math.max(1, Math.round(spec.columns * rows.columns));
    const weights = rowWeights(rows.targets, shape, spec.balanced);
    rows.weigh(weights);
    this.#totalWeight = weights.reduce((sum, weight) => sum + weight, 0);
    const { outputs, loss } = shape;
    const base = baseScores(rows.targets, weights, shape);
    const bytes = 8 * 4 * Math.ceil(rows.rows / 4) * outputs;
    this.#space = this.#open(2 * bytes);
    this.#scores = this.#space.own;
    this.#gradients = this.#scores + bytes;
    const scores = new Float64Array(rows.instance.memory.buffer, this.#scores, bytes / 8);
    scores.forEach((_, i) => (scores[i] = base[i % outputs]!));
    this.grown = createGrownTrees({
      kind: "boosting",
      loss,
      outputs,
      features: rows.columns,
      base,
      treesPerStep: outputs,
    });
    rows.take(this);
  }

  advance(shouldPause: () => boolean): boolean {
    if (!this.#rows.isOwner(this)) throw new Error("another training has these rows");
    const { exports } = this.#rows.instance;
    const { outputs } = this.#shape;
    // The trees of a round all follow the gradients before it.
    if (this.#round.length === 0 && !this.#growing) this.#differentiate();
    while (this.#round.length < outputs) {
      if (!this.#growing) this.#begin(this.#round.length);
      this.#growing = true;
      while (exports.grow(GROW_BUDGET) === 0) if (shouldPause()) return false;
      this.#growing = false;
      exports.addLeaves(this.#sampledRows, this.#scores, outputs, this.#round.length);
      this.#round.push(this.#space.readTree());
      this.#loss = null;
      if (this.#round.length < outputs && shouldPause()) return false;
    }
    this.grown.add(this.#round);
    this.#round = [];
    return true;
  }

  trainingLoss(): number {
    // Within a round the gradients of the trees to come must stay.
    if (this.#round.length > 0 || this.#growing) throw new Error("the loss is known between rounds");
    return this.#differentiate() / this.#totalWeight;
  }

  #differentiate(): number {
    const { exports } = this.#rows.instance;
    const { loss, outputs } = this.#shape;
    this.#loss ??= exports.lossGradients(LOSSES.indexOf(loss), outputs, this.#scores, this.#gradients);
    return this.#loss;
  }

  /** @param output whose tree begins */
  #begin(output: number): void {
    const { rows, columns, instance } = this.#rows;
    const step = this.grown.steps;
    const drawn = permutation(columns, createRng(deriveSeed(this.#seed, "columns", step, output)));
    const chosen = drawn.slice(0, this.#sampledColumns).sort();
    new Uint32Array(instance.memory.buffer, this.#space.allowed, chosen.length).set(chosen);
    instance.exports.sampleRound(
      deriveSeed(this.#seed, "rows", step),
      this.#sampledRows,
      this.#gradients + 8 * rows * output,
    );
    instance.exports.beginTree(this.#sampledRows, 0, this.#space.scratch);
  }

  #open(own: number): TreeSpace {
    const rows = this.#rows;
    const { leaves, minLeaf, l2, learningRate } = this.#spec;
    const columns = this.#sampledColumns;
    const space = openSpace(rows, {
      nodes: 2 * leaves,
      classes: 0,
      slots: leaves,
      allowedColumns: columns,
      own,
    });
    const { exports } = rows.instance;
    exports.setRules(
      minLeaf,
      0,
      leaves,
      l2,
      MIN_HESSIAN,
      learningRate,
      true,
      false,
      space.allowed,
      columns,
      columns,
    );
    return space;
  }
}
