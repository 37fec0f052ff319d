import type { LoadedData } from "../../core/data/preparation/preparedData.ts";
import { AppError, toErrorRecord, type ErrorRecord } from "../../core/errors.ts";
import { dataShape, type DataShape } from "../../core/learner/dataShape.ts";
import type { LearnerName } from "../../core/learner/learnerName.ts";
import type { PackedModel } from "../../core/learner/packedModel.ts";
import { LEARNERS, trialSize, type TrialSpec } from "../../core/learner/registry.ts";
import { deriveSeed } from "../../core/math/rng.ts";
import { sum } from "../../core/math/stats.ts";
import type { MetricName } from "../../core/metric/metricName.ts";
import type { TestReport } from "../../core/study/testReport.ts";
import { constantOutputs, learntBaselines, repeated } from "./baselines.ts";
import { scoringWork, testDetail, testScores } from "./testScores.ts";
import type { Trainer } from "../trainer.ts";
import { trainToEnd, type FixedTraining } from "./trainToEnd.ts";
import { unlessLost } from "../unlessLost.ts";

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
  readonly shouldStop: () => boolean;
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
  const baselines = learntBaselines(shape);
  const requests: readonly FixedTraining[] = [
    request,
    ...baselines.map((one) => ({ ...one, seed: deriveSeed(request.studySeed, one.model) })),
  ];
  const works = requests.map(({ configuration, steps }) =>
    trainingWork(configuration, shape, data.train.rows, steps),
  );
  const work = sum(works) + scoringWork(data, test.rows, works.length + 1);
  const outputs: Float32Array[] = [];
  const packed: PackedModel[] = [];
  let done = 0;
  for (const [i, one] of requests.entries()) {
    const trained = await trainToEnd(trainer, data, one, shouldStop, (share) =>
      onProgress((done + share * works[i]!) / work),
    );
    if (trained === null) return { state: "stopped" };
    outputs.push(trained.testOutputs);
    packed.push(trained.packed);
    done += works[i]!;
  }
  const constant = constantOutputs(data.train, shape);
  outputs.push(repeated(constant, test.rows));
  const scored = await testScores(data, test, outputs, request.metric, request.studySeed, {
    onProgress: (share) => onProgress(1 - (1 - done / work) * (1 - share)),
    shouldStop,
  });
  if (scored === null) return { state: "stopped" };
  const names = ["best", ...baselines.map(({ model }) => model), "constant"] as const;
  const models: TestReport["models"] = names.map((model, i) => {
    const { [i]: one } = requests;
    const parameterCount =
      one === undefined ? constant.length : trialSize(one.configuration, shape).parameters;
    return { model, ...scored[i]!, parameterCount };
  });
  const detail = testDetail(data, test, outputs[0]!);
  return {
    state: "complete",
    report: { models, trainRows: data.train.rows, testRows: test.rows, detail },
    winner: { packed: packed[0]!, testOutputs: outputs[0]! },
  };
}

function trainingWork<N extends LearnerName>(
  { learner, spec }: TrialSpec<N>,
  shape: DataShape,
  rows: number,
  steps: number,
): number {
  return LEARNERS[learner].trainingWork(spec, shape, rows, steps);
}
