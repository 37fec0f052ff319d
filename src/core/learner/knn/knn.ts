import type { DataShape } from "../dataShape.ts";
import { fitOfWork, type FitResult } from "../fitOfWork.ts";
import type { FitData, FitLearner } from "../fit.ts";
import { createProgress, finish, type Progress, type Work } from "../work.ts";
import { MOST_NEIGHBOURS, type KnnSpec } from "./knnSpec.ts";
import { BYTES_OF_NEIGHBOUR, createNeighbourCache, type NeighbourCache } from "./neighbourCache.ts";
import { findNeighbours, type Neighbours, type Points } from "./neighbours.ts";
import { vote } from "./votes.ts";

/** Memory of the neighbours kept between trials. */
const CACHE_BYTES = 256 * 2 ** 20;

/** The training rows themselves. */
export interface KnnModel extends KnnSpec, Points {
  readonly targets: Float32Array;
}

/** The k nearest neighbours: they vote on the class, or their mean is the prediction. Nothing is trained, and nothing is random. */
export const knn: FitLearner<KnnSpec, KnnModel> = createKnn(createNeighbourCache(CACHE_BYTES), CACHE_BYTES);

/** @param cacheBytes memory that `cache` may take */
export function createKnn(cache: NeighbourCache, cacheBytes: number): FitLearner<KnnSpec, KnnModel> {
  return {
    begin: (spec, data) => fitOfWork((progress) => judgeRows(spec, data, cache, cacheBytes, progress)),
    predicting: (model, shape) => (features, rows) => predictRows(model, shape, { features, rows }),
    predictor: (model, shape) => (features, rows) => finish(predictRows(model, shape, { features, rows })),
  };
}

function* predictRows(model: KnnModel, shape: DataShape, points: Points): Work<Float32Array> {
  const progress = createProgress();
  const found = yield* findNeighbours(model, points, model.power, model.k, progress);
  return yield* vote(found, model.targets, shape, model, progress);
}

/** There is nothing to train: the work is the prediction of the validation rows. */
function* judgeRows(
  spec: KnnSpec,
  { shape, train, validation }: FitData,
  cache: NeighbourCache,
  cacheBytes: number,
  progress: Progress,
): Work<FitResult<KnnModel>> {
  const { rows, features, targets } = train;
  const model: KnnModel = { ...spec, rows, features, targets };
  if (validation === null) return { model, trainLoss: null, validationOutputs: null };
  let neighbours = cache.find(train, validation, spec.power, spec.k);
  if (neighbours === null) {
    neighbours = yield* search(spec, train, validation, cacheBytes, progress);
    cache.keep(train, validation, spec.power, neighbours);
  }
  const outputs = yield* vote(neighbours, targets, shape, spec, progress);
  return { model, trainLoss: null, validationOutputs: outputs };
}

function* search(
  { k, power }: KnnSpec,
  train: Points,
  validation: Points,
  cacheBytes: number,
  progress: Progress,
): Work<Neighbours> {
  const fitting = Math.floor(cacheBytes / (BYTES_OF_NEIGHBOUR * validation.rows));
  const count = fitting >= MOST_NEIGHBOURS ? Math.max(k, MOST_NEIGHBOURS) : k;
  return yield* findNeighbours(train, validation, power, count, progress);
}
