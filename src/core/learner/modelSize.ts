import type { PackedModel } from "./packedModel.ts";

/** What most of a model consists of: the nodes of trees, the weights of a network, coefficients, or the training rows themselves. */
export type ModelUnit = "weight" | "coefficient" | "node" | "row";

/** How much memory a trained model takes. */
export interface ModelSize {
  /** Of all its numbers, as they are kept in memory. */
  readonly bytes: number;
  readonly unit: ModelUnit;
  /** How many there are of it. */
  readonly count: number;
}

export function sizeOfModel(packed: PackedModel): ModelSize {
  const bytes = bytesIn(packed.trained);
  switch (packed.learner) {
    case "mlp":
    case "cnn": {
      const count = packed.trained.weights.reduce((sum, { values }) => sum + values.length, 0);
      return { bytes, unit: "weight", count };
    }
    case "linear":
      return { bytes, unit: "coefficient", count: packed.trained.kernel.length };
    case "knn":
      return { bytes, unit: "row", count: packed.trained.rows };
    case "forest":
    case "boosting":
      return { bytes, unit: "node", count: packed.trained.nodes.left.length };
  }
}

/** Of every typed array within plain data; of the rest, which is small, nothing. */
function bytesIn(value: unknown): number {
  if (ArrayBuffer.isView(value)) return value.byteLength;
  if (typeof value !== "object" || value === null) return 0;
  return Object.values(value).reduce((sum: number, part) => sum + bytesIn(part), 0);
}
