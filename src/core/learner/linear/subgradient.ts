/**
 * Writes the element of least size of the subdifferential of f(θ) + Σ l1ⱼ·|θⱼ| to `out`, and returns its largest absolute component:
 * 0 exactly at the minimum, and the ordinary gradient where l1 is 0.
 * @param gradient of f
 */
export function leastSubgradient(
  theta: Float64Array,
  gradient: Float64Array,
  l1: Float64Array,
  out: Float64Array,
): number {
  let largest = 0;
  for (let i = 0; i < theta.length; i++) {
    const g = gradient[i]!;
    const penalty = l1[i]!;
    let least: number;
    if (theta[i]! > 0) least = g + penalty;
    else if (theta[i]! < 0) least = g - penalty;
    else least = Math.sign(g) * Math.max(0, Math.abs(g) - penalty);
    out[i] = least;
    largest = Math.max(largest, Math.abs(least));
  }
  return largest;
}

/** Σ l1ⱼ·|θⱼ| */
export function l1Norm(theta: Float64Array, l1: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < theta.length; i++) sum += l1[i]! * Math.abs(theta[i]!);
  return sum;
}
