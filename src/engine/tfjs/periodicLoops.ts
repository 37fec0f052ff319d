/**
 * out[i] = a[i] ∘ b[i mod b.length]: element-wise when the lengths are equal, a row vector added to every row when b is shorter, a
 * scalar when it has one element. Written out for each operation, because a shared loop around a function costs several times
 * the arithmetic.
 */
export type PeriodicLoop = (a: Float32Array, b: Float32Array) => Float32Array;

export const add: PeriodicLoop = (a, b) => {
  const out = new Float32Array(a.length);
  for (let i = 0, j = 0; i < a.length; i++) {
    out[i] = a[i]! + b[j]!;
    if (++j === b.length) j = 0;
  }
  return out;
};

export const subtract: PeriodicLoop = (a, b) => {
  const out = new Float32Array(a.length);
  for (let i = 0, j = 0; i < a.length; i++) {
    out[i] = a[i]! - b[j]!;
    if (++j === b.length) j = 0;
  }
  return out;
};

export const multiply: PeriodicLoop = (a, b) => {
  const out = new Float32Array(a.length);
  for (let i = 0, j = 0; i < a.length; i++) {
    out[i] = a[i]! * b[j]!;
    if (++j === b.length) j = 0;
  }
  return out;
};
