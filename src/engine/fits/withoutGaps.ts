import type { PreparedData, PreparedPart } from "../../core/data/preparation/preparedData.ts";

/**
 * Prepared data in which the mean of the training rows replaces each missing value, for learners that cannot read one. A search
 * prepares data for each learner; only the linear baseline of a judgement meets data whose missing values were kept for trees.
 * @returns the same object where none were kept
 */
export function withoutGaps(data: PreparedData): PreparedData {
  if (data.preparation.columns.every(({ fill }) => fill !== null)) return data;
  const means = meansOf(data.train, data.featureCount);
  const filled = (part: PreparedPart): PreparedPart => ({
    ...part,
    features: part.features.map((value, i) => (Number.isNaN(value) ? means[i % means.length]! : value)),
  });
  const { train, validation, test } = data;
  return {
    ...data,
    train: filled(train),
    validation: validation && filled(validation),
    test: test && filled(test),
  };
}

/** Of the values that are present; 0 if none is. */
function meansOf({ features }: PreparedPart, width: number): Float64Array {
  const means = new Float64Array(width);
  const present = new Uint32Array(width);
  features.forEach((value, i) => {
    if (Number.isNaN(value)) return;
    const column = i % width;
    present[column]! += 1;
    means[column]! += (value - means[column]!) / present[column]!;
  });
  return means;
}
