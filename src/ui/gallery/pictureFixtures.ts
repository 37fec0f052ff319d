import type { PictureDimensions } from "../../core/learner/network/augment.ts";
import { dataDefaults } from "../../app/setup/defaultConfig.ts";
import type { Surmise } from "../../app/surmise.ts";
import type { DataSource } from "../../core/data/dataConfig.ts";
import type { Dataset } from "../../core/data/table/dataset.ts";
import { fitDrawing } from "../../core/data/pictures/drawing.ts";
import { drawingStyle } from "../../core/data/pictures/drawingStyle.ts";
import { featuresOfPixels, pixelsOfFeatures } from "../../core/data/pictures/pixels.ts";
import { DEFAULT_PREPARATION } from "../../core/data/preparation/preparationConfig.ts";
import { prepareFinal } from "../../core/data/preparation/prepareData.ts";
import type { PreparedData } from "../../core/data/preparation/preparedData.ts";
import { dataShape } from "../../core/learner/dataShape.ts";
import { networkIn, type Winner } from "../../core/learner/packedModel.ts";
import { createRng } from "../../core/math/rng.ts";
import { convolutionalNetwork } from "../../core/learner/network/convolutionalNetwork.ts";
import { initialWeights } from "../../core/learner/network/initialWeights.ts";
import { lookAt } from "../../core/learner/network/look.ts";
import type { ModelSpec } from "../../core/learner/network/modelSpec.ts";
import { multilayerPerceptron } from "../../core/learner/network/perceptron.ts";
import { resultOf } from "../../workers/answered.ts";
import { fixtureSurmise } from "./setupFixtures.ts";

export interface WinnerOptions {
  /** Share of test pictures that are predicted correctly. */
  readonly hitRate: number;
  readonly network: "cnn" | "mlp";
}

/** An untrained network, with outputs like those of a trained one: sufficient for the display. */
export function fixtureWinner(dataset: Dataset, target: string, { hitRate, network }: WinnerOptions): Winner {
  const source: DataSource = { kind: "builtIn", id: "digits" };
  const data = prepareFinal(dataset, dataDefaults(source, target, "classification"), DEFAULT_PREPARATION, 1);
  const model = network === "cnn" ? cnnFor(data) : mlpFor(data);
  const trained = { model, weights: initialWeights(model, 1) };
  return { packed: { learner: network, trained }, data, testOutputs: madeUpOutputs(data, hitRate) };
}

/** The page with that winner; it answers like the worker, except for photographs. */
export function surmiseWith(winner: Winner): Surmise {
  const surmise = fixtureSurmise({ winner });
  const { data } = winner;
  const { pictures } = data.preparation;
  const shape = data.rowShape as PictureDimensions;
  const features = (row: number) =>
    data.test!.features.subarray(row * data.featureCount, (row + 1) * data.featureCount);
  const first = Array.from({ length: Math.min(100, data.test!.rows) }, (_, row) =>
    pixelsOfFeatures(pictures!, features(row)),
  );
  const style = drawingStyle(first, shape);
  return {
    ...surmise,
    acts: {
      ...surmise.acts,
      drawingStyle: async () => ({ ok: true, value: style }),
      lookAt: (pixels) =>
        resultOf(() => lookAt(networkIn(winner.packed)!, data, featuresOfPixels(pictures!, pixels))),
      fitDrawing: (ink, side) => resultOf(() => fitDrawing(ink, side, shape, style)),
    },
  };
}

const PLAIN = {
  activation: "relu",
  batchNorm: false,
  dropout: 0,
  l1: 0,
  l2: 0,
  init: "glorotUniform",
} as const;

function cnnFor(data: PreparedData): ModelSpec {
  return convolutionalNetwork(
    {
      filters: [12, 24],
      convolutions: 1,
      kernel: 3,
      stride: 1,
      padding: "same",
      pooling: "max",
      poolSize: 2,
      head: "flatten",
      denseLayers: 1,
      denseUnits: 32,
    },
    PLAIN,
    dataShape(data),
  );
}

function mlpFor(data: PreparedData): ModelSpec {
  return multilayerPerceptron([32], PLAIN, dataShape(data));
}

function madeUpOutputs({ classes, test }: PreparedData, hitRate: number): Float32Array {
  const rng = createRng(3);
  const outputs = Float32Array.from({ length: test!.rows * classes.length }, () => rng.normal());
  test!.targets.forEach((target, row) => {
    const said = rng.uniform() < hitRate ? target : (target + 1 + rng.integer(2)) % classes.length;
    outputs[row * classes.length + said] = 4 + 2 * rng.uniform();
  });
  return outputs;
}
