/** squares: ½(y − z)² · logistic: log(1 + e^z) − y·z for y in {0, 1} · softmax: log Σ e^zₖ − z_y. */
export type LinearLoss = "squares" | "logistic" | "softmax";

/**
 * The loss of a row with outputs z; its derivatives by z are written to `slopes`.
 * @param target class index, or standardised target
 */
export function lossOfRow(loss: LinearLoss, z: Float64Array, target: number, slopes: Float64Array): number {
  if (loss === "squares") {
    slopes[0] = z[0]! - target;
    return slopes[0] ** 2 / 2;
  }
  if (loss === "logistic") {
    // e^−|z| does not overflow.
    const small = Math.exp(-Math.abs(z[0]!));
    const probability = z[0]! >= 0 ? 1 / (1 + small) : small / (1 + small);
    const opposite = z[0]! >= 0 ? small / (1 + small) : 1 / (1 + small);
    slopes[0] = target === 1 ? -opposite : probability;
    const against = target === 1 ? -z[0]! : z[0]!;
    return Math.max(against, 0) + Math.log1p(small);
  }
  const logOfSum = softmax(z, slopes);
  const own = z[target]!;
  slopes[target] = slopes[target]! - 1;
  return logOfSum - own;
}

/** The second derivatives of the loss by outputs k and l ≤ k: (0,0), (1,0), (1,1), (2,0), … */
export function weightsOfRow(loss: LinearLoss, z: Float64Array, out: Float64Array): void {
  if (loss === "squares") out[0] = 1;
  else if (loss === "logistic") {
    const small = Math.exp(-Math.abs(z[0]!));
    out[0] = small / (1 + small) ** 2;
  } else {
    softmax(z, z);
    let pair = 0;
    for (let k = 0; k < z.length; k++) {
      for (let l = 0; l < k; l++) out[pair++] = -z[k]! * z[l]!;
      out[pair++] = z[k]! * (1 - z[k]!);
    }
  }
}

/** Probabilities of outputs `z`, which may be the same array; returns log Σ e^zₖ. */
function softmax(z: Float64Array, probabilities: Float64Array): number {
  let largest = -Infinity;
  for (let k = 0; k < z.length; k++) largest = Math.max(largest, z[k]!);
  let total = 0;
  for (let k = 0; k < z.length; k++) {
    probabilities[k] = Math.exp(z[k]! - largest);
    total += probabilities[k]!;
  }
  for (let k = 0; k < z.length; k++) probabilities[k] = probabilities[k]! / total;
  return largest + Math.log(total);
}
