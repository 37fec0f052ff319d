import { isNetwork } from "../core/learner/learnerName.ts";
import type { Engine } from "./engine.ts";
import { configureNetwork } from "./network/networkTrainer.ts";
import type { Trainer } from "./trainer.ts";

/** A trainer of all learners; its networks are trained by `engine`. */
export function createTrainer(engine: Engine): Trainer {
  return {
    device: engine,
    load: (folds) => engine.load(folds),
    configure: (trial, folds) => {
      if (isNetwork(trial.learner)) return Promise.resolve(configureNetwork(engine, trial, folds));
      throw new Error(`No trainer for ${String(trial.learner)}`);
    },
    liveTensors: () => engine.liveTensors(),
  };
}
