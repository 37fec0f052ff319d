const LARGE = 2 ** 500;
const SMALL = 2 ** -500;
const SHIFT = 2 ** 600;

/**
 * The numbers scaled so that their squares neither overflow nor underflow: all multiplied by one power of two if the largest is
 * very large or very small, otherwise unchanged. Quantities without a unit, such as a correlation, stay the same.
 */
export function tamed(values: Float64Array): Float64Array {
  const factor = tamingFactor(values);
  return factor === 1 ? values : values.map((value) => value * factor);
}

/** That power of two, computed from the finite values; 1 for ordinary numbers. */
export function tamingFactor(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]!);
    if (size > most && size !== Infinity) most = size;
  }
  if (most > LARGE) return 1 / SHIFT;
  return most > 0 && most < SMALL ? SHIFT : 1;
}
