/**
 * The least probability that outputs say: where log loss is clipped, so that a class without votes costs as much as at probability 0,
 * and the logarithm stays finite.
 */
export const LEAST_PROBABILITY = Number.EPSILON;
/** The smallest logit whose sigmoid differs from ½ in double precision. */
const LEAST_LOGIT = 1e-15;
/** Just more than the relative spacing of single precision. */
const SINGLE_STEP = 2 ** -23;

/**
 * Writes the outputs of a row whose classes have these votes: the logarithms of the shares, or for two classes their difference (the
 * logit of class 1). The class with the most votes (of several the first) keeps the largest output, even if votes differ by less
 * than single precision tells apart.
 * @param votes of each class, ≥ 0, not all 0
 * @param at index of the row's first output
 */
export function writeClassOutputs(votes: Float64Array, outputs: Float32Array, at: number): void {
  let total = 0;
  for (let k = 0; k < votes.length; k++) total += votes[k]!;
  const logOf = (k: number): number => Math.log(Math.max(votes[k]! / total, LEAST_PROBABILITY));
  if (votes.length === 2) {
    const logit = logOf(1) - logOf(0);
    // Equal shares of unequal votes, or the other way round, are rounding.
    if (votes[1]! > votes[0]!) outputs[at] = Math.max(logit, LEAST_LOGIT);
    else outputs[at] = votes[1] === votes[0] ? 0 : Math.min(logit, -LEAST_LOGIT);
    return;
  }
  let most = 0;
  let largest = 0;
  for (let k = 0; k < votes.length; k++) {
    outputs[at + k] = logOf(k);
    if (votes[k]! > votes[most]!) most = k;
    if (outputs[at + k]! > outputs[at + largest]!) largest = k;
  }
  if (largest !== most) outputs[at + most] = outputs[at + largest]! * (1 - SINGLE_STEP);
}
