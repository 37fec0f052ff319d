import type { LoadedData } from "../../core/data/preparation/preparedData.ts";
import { AppError, toErrorRecord, type ErrorRecord } from "../../core/errors.ts";
import { dataShape } from "../../core/learner/dataShape.ts";
import type { PackedModel } from "../../core/learner/packedModel.ts";
import { trialSize, type TrialSpec } from "../../core/learner/registry.ts";
import { deriveSeed } from "../../core/math/rng.ts";
import { sum } from "../../core/math/stats.ts";
import type { MetricName } from "../../core/metric/metricName.ts";
import type { TestReport } from "../../core/study/testReport.ts";
import { constantOutputs, learntBaselines, repeated, type Baseline } from "./baselines.ts";
import { predictionWork, trainingWork } from "./judgingWork.ts";
import { scoringWork, testDetail, testScores } from "./testScores.ts";
import type { Trainer } from "../trainer.ts";
import { trainToEnd, type FixedTraining, type TrainedToEnd } from "./trainToEnd.ts";
import { unlessLost } from "../network/unlessLost.ts";

export interface FinalRequest {
  /** As in the best trial, so that its learning-rate schedule stays the same. */
  readonly configuration: TrialSpec;
  /** Steps to train: the best step of the trial, because no validation rows are left to choose one. */
  readonly steps: number;
  readonly metric: MetricName;
  /** Seed of the best model, as in its trial. */
  readonly seed: number;
  /** Seed of the baselines and the resamples, independent of which trial is best. */
  readonly studySeed: number;
}

export type FinalOutcome =
  | {
      readonly state: "complete";
      readonly report: TestReport;
      /** The best model, and its outputs on the test rows: row-major, before any softmax or sigmoid. */
      readonly winner: { readonly packed: PackedModel; readonly testOutputs: Float32Array };
    }
  | { readonly state: "failed"; readonly error: ErrorRecord }
  | { readonly state: "stopped" };

export interface FinalHooks {
  /** Share of the work done, 0..1; a few times per second, and after every resample of the test rows. */
  readonly onProgress: (share: number) => void;
  /** Asked a few times per second, also while the test rows are predicted: the worker's sign of life. */
  readonly shouldStop: () => boolean;
}

/** A model of the report that is trained. */
interface ModelRequest extends FixedTraining {
  readonly model: "best" | Baseline["model"];
}

/**
 * The final evaluation on the test rows: trains the best model and the baselines on the training rows (which now include the
 * validation rows), and scores all of them. Never rejects.
 * @param data the final data, loaded into `trainer`; it has test rows
 */
export async function judge(
  trainer: Trainer,
  data: LoadedData,
  request: FinalRequest,
  hooks: FinalHooks,
): Promise<FinalOutcome> {
  try {
    return await unlessLost(trainer.device, (isLost) =>
      judgeModels(trainer, data, request, {
        ...hooks,
        shouldStop: () => isLost() || hooks.shouldStop(),
      }),
    );
  } catch (thrown) {
    return { state: "failed", error: toErrorRecord(thrown) };
  }
}

async function judgeModels(
  trainer: Trainer,
  data: LoadedData,
  request: FinalRequest,
  { onProgress, shouldStop }: FinalHooks,
): Promise<FinalOutcome> {
  const { test } = data;
  if (test === null) throw new AppError("finalEvaluationFailed", { reason: "there are no test rows" });
  const shape = dataShape(data);
  const requests: readonly ModelRequest[] = [
    { ...request, model: "best", isTimed: true },
    ...learntBaselines(shape).map((one) => ({ ...one, seed: deriveSeed(request.studySeed, one.model) })),
  ];
  const works = requests.map(
    ({ configuration, steps }) =>
      trainingWork(configuration, shape, data.train.rows, steps) +
      predictionWork(configuration, shape, data.train.rows, test.rows),
  );
  const work = sum(works) + scoringWork(data, test.rows, works.length + 1);
  const trained: (TrainedToEnd & ModelRequest)[] = [];
  let done = 0;
  for (const [i, one] of requests.entries()) {
    const onShare = (share: number): void => onProgress((done + share * works[i]!) / work);
    const model = await trainModel(trainer, data, one, shouldStop, onShare);
    if (model === "stopped") return { state: "stopped" };
    if (model !== "failed") trained.push({ ...one, ...model });
    done += works[i]!;
  }
  const constant = constantOutputs(data.train, shape, request.metric, data.targetScale);
  const outputs = [...trained.map(({ testOutputs }) => testOutputs), repeated(constant, test.rows)];
  const scored = await testScores(data, test, outputs, request.metric, request.studySeed, {
    onProgress: (share) => onProgress(1 - (1 - done / work) * (1 - share)),
    shouldStop,
  });
  if (scored === null) return { state: "stopped" };
  const models: TestReport["models"] = [
    ...trained.map(({ model, configuration, cost }, i) => {
      const { parameters } = trialSize(configuration, shape);
      return { model, ...scored[i]!, parameterCount: parameters, ...(cost !== null && { cost }) };
    }),
    { model: "constant", ...scored.at(-1)!, parameterCount: constant.length },
  ];
  const { packed, testOutputs } = trained[0]!;
  const detail = testDetail(data, test, testOutputs);
  return {
    state: "complete",
    report: { models, trainRows: data.train.rows, testRows: test.rows, detail },
    winner: { packed, testOutputs },
  };
}

/** A baseline that fails is left out, because the report of the best model is worth more than the comparison. */
async function trainModel(
  trainer: Trainer,
  data: LoadedData,
  request: ModelRequest,
  shouldStop: () => boolean,
  onShare: (share: number) => void,
): Promise<TrainedToEnd | "stopped" | "failed"> {
  try {
    return (await trainToEnd(trainer, data, request, shouldStop, onShare)) ?? "stopped";
  } catch (thrown) {
    if (request.model === "best") throw thrown;
    return shouldStop() ? "stopped" : "failed";
  }
}
