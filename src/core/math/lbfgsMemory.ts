import { dot } from "./vectors.ts";

/** The last steps of a minimisation and how they changed the gradient: an estimate H of the inverse Hessian. */
export interface LbfgsMemory {
  /**
   * direction ← H·direction; components that are 0 stay 0. False if no pairs are stored or the result is not a descent direction.
   */
  apply(direction: Float64Array, gradient: Float64Array): boolean;
  add(x0: Float64Array, x1: Float64Array, g0: Float64Array, g1: Float64Array): void;
  clear(): void;
}

/**
 * Limited-memory BFGS (Nocedal & Wright 2006, algorithm 7.4).
 * @param n variables
 * @param capacity pairs of step and change
 */
export function createLbfgsMemory(n: number, capacity: number): LbfgsMemory {
  let pairs: { s: Float64Array; y: Float64Array; rho: number }[] = [];
  const alphas = new Float64Array(capacity);
  const free = new Float64Array(n);
  const apply = (direction: Float64Array, gradient: Float64Array): boolean => {
    const last = pairs.at(-1);
    if (last === undefined) return false;
    const fallback = direction.slice();
    for (let i = 0; i < n; i++) free[i] = direction[i] === 0 ? 0 : 1;
    for (let p = pairs.length - 1; p >= 0; p--) {
      const { s, y, rho } = pairs[p]!;
      const alpha = rho * dot(s, direction);
      alphas[p] = alpha;
      for (let i = 0; i < n; i++) direction[i] = direction[i]! - alpha * y[i]!;
    }
    const scale = 1 / (last.rho * dot(last.y, last.y));
    for (let i = 0; i < n; i++) direction[i] = direction[i]! * scale;
    for (let p = 0; p < pairs.length; p++) {
      const { s, y, rho } = pairs[p]!;
      const beta = alphas[p]! - rho * dot(y, direction);
      for (let i = 0; i < n; i++) direction[i] = direction[i]! + beta * s[i]!;
    }
    for (let i = 0; i < n; i++) direction[i] = direction[i]! * free[i]!;
    if (dot(direction, gradient) > 0) return true;
    direction.set(fallback);
    pairs = [];
    return false;
  };
  const add = (x0: Float64Array, x1: Float64Array, g0: Float64Array, g1: Float64Array): void => {
    const s = new Float64Array(n);
    const y = new Float64Array(n);
    for (let i = 0; i < n; i++) {
      s[i] = x1[i]! - x0[i]!;
      y[i] = g1[i]! - g0[i]!;
    }
    const curvature = dot(s, y);
    if (!(curvature > 1e-12 * dot(y, y))) return;
    pairs.push({ s, y, rho: 1 / curvature });
    if (pairs.length > capacity) pairs.shift();
  };
  return { apply, add, clear: () => void (pairs = []) };
}
