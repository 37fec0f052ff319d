import type { LoadedData, LoadedPart } from "../core/data/preparation/preparedData.ts";
import { AppError, toErrorRecord, type ErrorRecord } from "../core/errors.ts";
import { dataShape, type DataShape } from "../core/learner/dataShape.ts";
import type { LearnerName } from "../core/learner/learnerName.ts";
import type { PackedModel } from "../core/learner/packedModel.ts";
import { LEARNERS, trialSize, type TrialSpec } from "../core/learner/registry.ts";
import { deriveSeed } from "../core/math/rng.ts";
import { sum } from "../core/math/stats.ts";
import type { MetricName } from "../core/metric/metricName.ts";
import { linearModel } from "../core/model/perceptron.ts";
import type { TestReport } from "../core/study/testReport.ts";
import { constantOutputs, linearTraining } from "./baselines.ts";
import { scoringWork, testDetail, testScores } from "./testScores.ts";
import type { Trainer } from "./trainer.ts";
import { trainToEnd } from "./trainToEnd.ts";
import { unlessLost } from "./unlessLost.ts";

export interface FinalRequest {
  /** As in the best trial, so that its learning-rate schedule stays the same. */
  readonly configuration: TrialSpec;
  /** Steps to train: the best step of the trial, because no validation rows are left to choose one. */
  readonly steps: number;
  readonly metric: MetricName;
  /** Seed of the best model, as in its trial. */
  readonly seed: number;
  /** Seed of the linear baseline and the resamples, independent of which trial is best. */
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
 * The final evaluation on the test rows: trains the best model on the training rows (which now include the validation rows), a
 * linear model and a constant, and scores all three. Never rejects.
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
  const linear: FinalRequest = {
    ...request,
    ...linearBaseline(trainer, shape, data.train.rows),
    seed: deriveSeed(request.studySeed, "linear"),
  };
  const works = [request, linear].map(({ configuration, steps }) =>
    trainingWork(configuration, shape, data.train.rows, steps),
  );
  const work = sum(works) + scoringWork(data, test.rows, works.length + 1);
  const outputs: Float32Array[] = [];
  const packed: PackedModel[] = [];
  let done = 0;
  for (const [i, one] of [request, linear].entries()) {
    const trained = await trainToEnd(trainer, data, one, shouldStop, (share) =>
      onProgress((done + share * works[i]!) / work),
    );
    if (trained === null) return { state: "stopped" };
    outputs.push(trained.testOutputs);
    packed.push(trained.packed);
    done += works[i]!;
  }
  const constant = constantOutputs(data.train, shape);
  outputs.push(repeated(constant, test));
  const scored = await testScores(data, test, outputs, request.metric, request.studySeed, {
    onProgress: (share) => onProgress(1 - (1 - done / work) * (1 - share)),
    shouldStop,
  });
  if (scored === null) return { state: "stopped" };
  const parametersOf = (one: FinalRequest) => trialSize(one.configuration, shape).parameters;
  const sizes = [parametersOf(request), parametersOf(linear), constant.length];
  const models: TestReport["models"] = (["best", "linear", "constant"] as const).map((model, i) => ({
    model,
    ...scored[i]!,
    parameterCount: sizes[i]!,
  }));
  const detail = testDetail(data, test, outputs[0]!);
  return {
    state: "complete",
    report: { models, trainRows: data.train.rows, testRows: test.rows, detail },
    winner: { packed: packed[0]!, testOutputs: outputs[0]! },
  };
}

/** Where no engine is open: the same model, fitted without one. */
function linearBaseline(
  { device }: Trainer,
  shape: DataShape,
  rows: number,
): Pick<FinalRequest, "configuration" | "steps"> {
  if (device === null) {
    return { configuration: { learner: "linear", spec: { c: 1, l1Ratio: 0, balanced: false } }, steps: 1 };
  }
  const training = linearTraining(rows);
  const configuration = { learner: "mlp", spec: { model: linearModel(shape, rows), training } } as const;
  return { configuration, steps: training.epochs };
}

function trainingWork<N extends LearnerName>(
  { learner, spec }: TrialSpec<N>,
  shape: DataShape,
  rows: number,
  steps: number,
): number {
  return LEARNERS[learner].trainingWork(spec, shape, rows, steps);
}

function repeated(row: Float32Array, test: LoadedPart): Float32Array {
  const outputs = new Float32Array(row.length * test.rows);
  for (let i = 0; i < test.rows; i++) outputs.set(row, i * row.length);
  return outputs;
}
