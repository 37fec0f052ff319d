import { growingRows } from "../../core/data/division/growingRows.ts";
import {
  withoutFeatures,
  type PreparedData,
  type PreparedPart,
} from "../../core/data/preparation/preparedData.ts";
import { AppError, toErrorRecord, type ErrorRecord } from "../../core/errors.ts";
import type { TrialSpec } from "../../core/learner/registry.ts";
import { deriveSeed } from "../../core/math/rng.ts";
import { DRAWS, rowCounts, type RowCurve } from "../../core/study/rowCurve.ts";
import type { FinalHooks, FinalRequest } from "./judge.ts";
import { scoreRowCurve, type DrawnOutputs } from "./rowCurveScores.ts";
import type { Trainer } from "../trainer.ts";
import { trainToEnd } from "./trainToEnd.ts";
import { unlessLost } from "../network/unlessLost.ts";

/** Share of the work that is training, for progress. */
const TRAINING_SHARE = 0.9;

export type RowCurveOutcome =
  | { readonly state: "complete"; readonly curve: RowCurve }
  | { readonly state: "failed"; readonly error: ErrorRecord }
  | { readonly state: "stopped" };

/**
 * Trains the judged configuration on growing parts of the training rows, and scores every model on the test rows. Never rejects.
 *
 * Each draw has its own order of the rows, of which each size takes the beginning, and its own seed. A network makes as many updates
 * on few rows as on all: with as many epochs it would make fewer, and a lack of training would look like a lack of rows.
 * @param data the final data; it has test rows. Its parts replace what is loaded into `trainer`.
 */
export async function rowCurve(
  trainer: Trainer,
  data: PreparedData,
  request: FinalRequest,
  hooks: FinalHooks,
): Promise<RowCurveOutcome> {
  try {
    return await unlessLost(trainer.device, async (isLost) => {
      const shouldStop = (): boolean => isLost() || hooks.shouldStop();
      const curve = await trainAndScore(trainer, data, request, { ...hooks, shouldStop });
      return curve === null ? { state: "stopped" } : { state: "complete", curve };
    });
  } catch (thrown) {
    return { state: "failed", error: toErrorRecord(thrown) };
  }
}

async function trainAndScore(
  trainer: Trainer,
  data: PreparedData,
  request: FinalRequest,
  { onProgress, shouldStop }: FinalHooks,
): Promise<RowCurve | null> {
  if (data.test === null) throw new AppError("finalEvaluationFailed", { reason: "there are no test rows" });
  const sizes = rowCounts(data.train.rows);
  if (sizes.length < 2) throw new AppError("finalEvaluationFailed", { reason: "there are too few rows" });
  const trained: DrawnOutputs[] = [];
  for (let draw = 0; draw < DRAWS; draw++) {
    const seed = deriveSeed(request.studySeed, "rowCurve", draw);
    const order = growingRows(data.train.targets, data.classes.length, deriveSeed(seed, "rows"));
    for (const [size, { rows }] of sizes.entries()) {
      const part = { ...data, train: takeRows(data.train, order.subarray(0, rows)) };
      trainer.load([part]);
      const one = onRows(request, data.train.rows, rows);
      const asked = { ...one, seed: deriveSeed(seed, "training") };
      const outputs = await trainToEnd(trainer, withoutFeatures(part), asked, shouldStop, (share) =>
        onProgress((TRAINING_SHARE * (trained.length + share)) / (DRAWS * sizes.length)),
      );
      if (outputs === null) return null;
      trained.push({ draw, size, outputs: outputs.testOutputs });
    }
  }
  const onShare = (share: number): void => onProgress(TRAINING_SHARE + (1 - TRAINING_SHARE) * share);
  return scoreRowCurve(data, data.test, { sizes, trained, draws: DRAWS }, request, {
    onProgress: onShare,
    shouldStop,
  });
}

function takeRows({ features, targets }: PreparedPart, rows: Uint32Array): PreparedPart {
  const width = features.length / targets.length;
  const taken = new Float32Array(rows.length * width);
  rows.forEach((row, i) => taken.set(features.subarray(row * width, (row + 1) * width), i * width));
  return { rows: rows.length, features: taken, targets: Float32Array.from(rows, (row) => targets[row]!) };
}

/** The request for a part of the rows. @param all training rows that `steps` was chosen for */
function onRows(
  { configuration, steps }: FinalRequest,
  all: number,
  rows: number,
): Pick<FinalRequest, "configuration" | "steps"> {
  const { learner, spec } = configuration;
  if (learner !== "mlp" && learner !== "cnn") return { configuration, steps };
  const { batchSize, epochs } = spec.training;
  const factor = Math.ceil(all / batchSize) / Math.ceil(rows / batchSize);
  const longer = { ...spec.training, epochs: Math.round(factor * epochs) };
  const stretched: TrialSpec = { learner, spec: { ...spec, training: longer } };
  return { configuration: stretched, steps: Math.max(1, Math.round(factor * steps)) };
}
