import type { LoadedData } from "../core/data/preparedData.ts";
import type { ErrorRecord } from "../core/errors.ts";
import { scoreOutputs } from "../core/metric/score.ts";
import { meanLoss } from "../core/model/meanLoss.ts";
import { stepOperations } from "../core/model/multiplyAdds.ts";
import type { FoldResult } from "../core/study/trial.ts";
import type { TrainableModel } from "./engine.ts";
import type { ProgressReporter } from "./progressReporter.ts";
import { runEpoch } from "./runEpoch.ts";
import type { TrialRequest } from "./trainTrial.ts";

/** How a training ended that was not stopped and whose loss stayed finite. */
export type TrainedFold = Omit<FoldResult, "fold" | "repeat">;

export interface FoldControls {
  readonly reporter: ProgressReporter;
  readonly shouldStop: () => boolean;
  readonly hold: () => Promise<void>;
  readonly now: () => number;
}

/**
 * One training, from fresh weights to the last epoch, on the fold that `model` stands on.
 *
 * The best epoch is the one with the lowest validation loss (the earliest of equals), and the value is the metric as it was then:
 * what restoring that epoch's weights would give.
 * @param data the fold; it has validation rows
 * @param seed batch order and dropout follow from it
 */
export async function trainFold(
  model: TrainableModel,
  data: LoadedData,
  request: Omit<TrialRequest, "seed">,
  seed: number,
  { reporter, shouldStop, hold, now }: FoldControls,
): Promise<TrainedFold | ErrorRecord | "stopped"> {
  const { training } = request;
  const validation = data.validation;
  if (validation === null) throw new Error("A trial needs validation rows");
  const { task, classes, targetScale } = data;
  const { rows } = data.train;
  const epochWork = {
    steps: Math.ceil(rows / training.batchSize),
    operations: stepOperations(request.model, rows),
  };
  let best = { value: NaN, bestEpoch: 0 };
  let lowest = Infinity;
  let epochs = 0;
  let heldMs = 0;
  const timedHold = async (): Promise<void> => {
    const from = now();
    await hold();
    heldMs += now() - from;
  };
  while (epochs < training.epochs) {
    const began = now();
    heldMs = 0;
    const trainLoss = await runEpoch(model, training, rows, seed, epochs, { shouldStop, hold: timedHold });
    if (trainLoss === null) return "stopped";
    reporter.trained({ ...epochWork, trainingMs: now() - began - heldMs });
    if (!Number.isFinite(trainLoss)) return lossNotFinite(epochs, trainLoss);
    const outputs = await model.predict("validation");
    const { targets } = validation;
    const validationLoss = meanLoss(request.model.loss, outputs, targets);
    if (!Number.isFinite(validationLoss)) return lossNotFinite(epochs, validationLoss);
    const score = scoreOutputs(request.metric, task, outputs, targets, classes.length, targetScale);
    reporter.add({ trainLoss, validationLoss, score });
    epochs += 1;
    if (validationLoss < lowest) {
      lowest = validationLoss;
      best = { value: score, bestEpoch: epochs };
    } else if (training.patience > 0 && epochs - best.bestEpoch >= training.patience) {
      break;
    }
    await hold();
  }
  return { ...best, epochs };
}

/** The loss as text: NaN and Infinity do not survive JSON. */
function lossNotFinite(epoch: number, loss: number): ErrorRecord {
  return { code: "lossNotFinite", details: { epoch: epoch + 1, loss: String(loss) } };
}
