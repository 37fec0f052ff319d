import type { PreparedData } from "../core/data/preparation/preparedData.ts";
import { isNetworkTrial, isTreeTrial } from "../core/learner/registry.ts";
import type { Engine } from "./network/engine.ts";
import { configureFit } from "./fits/fitTrainer.ts";
import { withoutGaps } from "./fits/withoutGaps.ts";
import { configureNetwork } from "./network/networkTrainer.ts";
import type { Trainer } from "./trainer.ts";
import { createTreeShelf } from "./trees/treeShelf.ts";
import { configureTrees } from "./trees/treeTrainer.ts";

/**
 * A trainer of all learners.
 * @param engine for networks; null: none will be trained
 * @param keepsRows whether the rows of a search are kept for the other learners; those of a final judgement always are
 */
export function createTrainer(engine: Engine | null, keepsRows = false): Trainer {
  const shelf = createTreeShelf();
  let kept: readonly PreparedData[] | null = null;
  /** The same rows for learners that cannot read a missing value; null: not made yet. */
  let filled: readonly PreparedData[] | null = null;
  const rows = (): readonly PreparedData[] => {
    if (kept === null) throw new Error("The rows were not kept");
    return kept;
  };
  return {
    device: engine,
    load(folds) {
      engine?.load(folds);
      shelf.clear();
      kept = keepsRows || folds.some(({ test }) => test !== null) ? folds : null;
      filled = null;
    },
    async configure(trial, folds) {
      if (isNetworkTrial(trial)) {
        if (engine === null) throw new Error("No engine is open");
        return configureNetwork(engine, trial, folds);
      }
      if (isTreeTrial(trial)) return configureTrees(trial, rows(), shelf);
      filled ??= rows().map(withoutGaps);
      return configureFit(trial, filled);
    },
    liveTensors: () => engine?.liveTensors() ?? 0,
    dispose() {
      kept = null;
      filled = null;
      shelf.clear();
      engine?.dispose();
    },
  };
}
