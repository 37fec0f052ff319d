import type { LoadedData, LoadedPart } from "../core/data/preparation/preparedData.ts";
import { AppError, toErrorRecord, type ErrorRecord } from "../core/errors.ts";
import { dataShape } from "../core/learner/dataShape.ts";
import { deriveSeed } from "../core/math/rng.ts";
import { sum } from "../core/math/stats.ts";
import type { MetricName } from "../core/metric/metricName.ts";
import { initialWeights } from "../core/model/initialWeights.ts";
import type { ModelSpec } from "../core/model/modelSpec.ts";
import { parameterCount } from "../core/model/parameterCount.ts";
import { linearModel } from "../core/model/perceptron.ts";
import type { TrainingSpec } from "../core/model/trainingSpec.ts";
import type { Weight } from "../core/model/weight.ts";
import type { TestReport } from "../core/study/testReport.ts";
import { constantOutputs, linearTraining } from "./baselines.ts";
import type { Engine } from "./engine.ts";
import { createRunEpoch } from "./runEpoch.ts";
import { trainingWork } from "./judgingWork.ts";
import { scoringWork, testDetail, testScores } from "./testScores.ts";
import { unlessLost } from "./unlessLost.ts";
import { weightedStep } from "./weightedStep.ts";

export interface FinalRequest {
  readonly model: ModelSpec;
  /** As in the best trial, so that its learning-rate schedule stays the same. */
  readonly training: TrainingSpec;
  /** Epochs to train: the best epoch of the trial, because no validation rows are left to choose one. */
  readonly epochs: number;
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
      /** Weights of the best model, and its outputs on the test rows: row-major, before any softmax or sigmoid. */
      readonly winner: { readonly weights: readonly Weight[]; readonly testOutputs: Float32Array };
    }
  | { readonly state: "failed"; readonly error: ErrorRecord }
  | { readonly state: "stopped" };

export interface FinalHooks {
  /** Share of the work done, 0..1; a few times per epoch, and after every resample of the test rows. */
  readonly onProgress: (share: number) => void;
  readonly shouldStop: () => boolean;
}

/**
 * The final evaluation on the test rows: trains the best model on the training rows (which now include the validation rows), a
 * linear model on the same engine and a constant, and scores all three. Never rejects.
 * @param data the final data, loaded into `engine`; it has test rows
 */
export async function judge(
  engine: Engine,
  data: LoadedData,
  request: FinalRequest,
  hooks: FinalHooks,
): Promise<FinalOutcome> {
  try {
    return await unlessLost(engine, (isLost) =>
      judgeModels(engine, data, request, {
        ...hooks,
        shouldStop: () => isLost() || hooks.shouldStop(),
      }),
    );
  } catch (thrown) {
    return { state: "failed", error: toErrorRecord(thrown) };
  }
}

async function judgeModels(
  engine: Engine,
  data: LoadedData,
  request: FinalRequest,
  { onProgress, shouldStop }: FinalHooks,
): Promise<FinalOutcome> {
  const { test } = data;
  if (test === null) throw new AppError("finalEvaluationFailed", { reason: "there are no test rows" });
  const shape = dataShape(data);
  const training = linearTraining(data.train.rows);
  const linear: FinalRequest = {
    ...request,
    model: linearModel(shape, data.train.rows),
    training,
    epochs: training.epochs,
    seed: deriveSeed(request.studySeed, "linear"),
  };
  const works = [request, linear].map(({ model, training, epochs }) =>
    trainingWork(model, training, epochs, data.train.rows, shape.outputs),
  );
  const work = sum(works) + scoringWork(data, test.rows, works.length + 1);
  const outputs: Float32Array[] = [];
  const weights: (readonly Weight[])[] = [];
  let done = 0;
  for (const [i, one] of [request, linear].entries()) {
    const trained = await trainForTest(engine, data, one, shouldStop, (share) =>
      onProgress((done + share * works[i]!) / work),
    );
    if (trained === null) return { state: "stopped" };
    outputs.push(trained.testOutputs);
    weights.push(trained.weights);
    done += works[i]!;
  }
  const constant = constantOutputs(data.train, shape);
  outputs.push(repeated(constant, test));
  const scored = await testScores(data, test, outputs, request.metric, request.studySeed, {
    onProgress: (share) => onProgress(1 - (1 - done / work) * (1 - share)),
    shouldStop,
  });
  if (scored === null) return { state: "stopped" };
  const sizes = [parameterCount(request.model), parameterCount(linear.model), constant.length];
  const models: TestReport["models"] = (["best", "linear", "constant"] as const).map((model, i) => ({
    model,
    ...scored[i]!,
    parameterCount: sizes[i]!,
  }));
  const detail = testDetail(data, test, outputs[0]!);
  return {
    state: "complete",
    report: { models, trainRows: data.train.rows, testRows: test.rows, detail },
    winner: { weights: weights[0]!, testOutputs: outputs[0]! },
  };
}

/**
 * The weights after all epochs, and the outputs on the test rows; null when stopped.
 * @throws AppError lossNotFinite
 */
async function trainForTest(
  engine: Engine,
  data: LoadedData,
  { model: spec, training, epochs, seed }: FinalRequest,
  shouldStop: () => boolean,
  onShare: (share: number) => void,
): Promise<{ weights: readonly Weight[]; testOutputs: Float32Array } | null> {
  const stepsPerEpoch = Math.ceil(data.train.rows / training.batchSize);
  const model = engine.build(spec, weightedStep(training, data), initialWeights(spec, seed));
  try {
    const runEpoch = createRunEpoch(model, training, data, seed);
    for (let epoch = 0; epoch < epochs; epoch++) {
      const onBatches = (batches: number) => onShare((epoch + batches / stepsPerEpoch) / epochs);
      const loss = await runEpoch(epoch, { shouldStop, onBatches });
      if (loss === null) return null;
      if (!Number.isFinite(loss))
        throw new AppError("lossNotFinite", { epoch: epoch + 1, loss: String(loss) });
      onShare((epoch + 1) / epochs);
    }
    return { testOutputs: await model.predict("test"), weights: await model.weights() };
  } finally {
    model.dispose();
  }
}

function repeated(row: Float32Array, test: LoadedPart): Float32Array {
  const outputs = new Float32Array(row.length * test.rows);
  for (let i = 0; i < test.rows; i++) outputs.set(row, i * row.length);
  return outputs;
}
