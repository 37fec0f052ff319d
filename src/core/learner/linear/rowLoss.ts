/** squares: ½(y − z)² · logistic: log(1 + e^z) − y·z for y in {0, 1} · softmax: log Σ e^zₖ − z_y. */
export type LinearLoss = "squares" | "logistic" | "softmax";

/**
 * The loss of a row with outputs z[at], z[at + 1], …; its derivatives by them are written to the same places of `slopes`.
 * @param target class index, or standardised target
 */
export function lossOfRow(
  loss: LinearLoss,
  z: Float64Array,
  at: number,
  outputs: number,
  target: number,
  slopes: Float64Array,
): number {
  const first = z[at]!;
  if (loss === "squares") {
    slopes[at] = first - target;
    return (first - target) ** 2 / 2;
  }
  if (loss === "logistic") {
    // e^−|z| does not overflow.
    const small = Math.exp(-Math.abs(first));
    const against = target === 1 ? -first : first;
    // The probability of the other class.
    const missed = against >= 0 ? 1 / (1 + small) : small / (1 + small);
    slopes[at] = target === 1 ? -missed : missed;
    return Math.max(against, 0) + Math.log1p(small);
  }
  const logOfSum = softmax(z, at, outputs, slopes);
  slopes[at + target] = slopes[at + target]! - 1;
  return logOfSum - z[at + target]!;
}

/**
 * The second derivatives of the loss by outputs k and l ≤ k: (0,0), (1,0), (1,1), (2,0), … The outputs are overwritten.
 */
export function weightsOfRow(
  loss: LinearLoss,
  z: Float64Array,
  at: number,
  outputs: number,
  out: Float64Array,
): void {
  if (loss === "squares") out[0] = 1;
  else if (loss === "logistic") {
    const small = Math.exp(-Math.abs(z[at]!));
    out[0] = small / (1 + small) ** 2;
  } else {
    softmax(z, at, outputs, z);
    let pair = 0;
    for (let k = at; k < at + outputs; k++) {
      for (let l = at; l < k; l++) out[pair++] = -z[k]! * z[l]!;
      out[pair++] = z[k]! * (1 - z[k]!);
    }
  }
}

/** Probabilities of a row's outputs, to the same places of an array that may be the same; returns log Σ e^zₖ. */
function softmax(z: Float64Array, at: number, outputs: number, probabilities: Float64Array): number {
  let largest = -Infinity;
  for (let k = at; k < at + outputs; k++) largest = Math.max(largest, z[k]!);
  let total = 0;
  for (let k = at; k < at + outputs; k++) {
    const weight = Math.exp(z[k]! - largest);
    probabilities[k] = weight;
    total += weight;
  }
  for (let k = at; k < at + outputs; k++) probabilities[k] = probabilities[k]! / total;
  return largest + Math.log(total);
}
