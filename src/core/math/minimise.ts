const GOLDEN = (3 - Math.sqrt(5)) / 2;
const TINY = 1e-11;

/**
 * Where a function of one number has its minimum between two ends, by Brent's method: parabolas through the three best points,
 * golden sections where those fail. The function must have one minimum there. Its position is found to a relative accuracy of about
 * √ε, because the function is flat there.
 * @param relative wanted relative accuracy of the position
 */
export function minimise(f: (x: number) => number, low: number, high: number, relative = 1e-9): number {
  let [a, b] = [low, high];
  let x = a + GOLDEN * (b - a);
  let [w, v] = [x, x];
  let fx = f(x);
  let [fw, fv] = [fx, fx];
  let step = 0;
  let before = 0;
  for (let round = 0; round < 200; round++) {
    const middle = (a + b) / 2;
    const tolerance = relative * Math.abs(x) + TINY;
    if (Math.abs(x - middle) <= 2 * tolerance - (b - a) / 2) break;
    const parabola = parabolicStep(x, w, v, fx, fw, fv);
    const usable =
      Math.abs(parabola) < Math.abs(before) / 2 &&
      x + parabola > a + tolerance &&
      x + parabola < b - tolerance;
    if (usable) {
      before = step;
      step = parabola;
    } else {
      before = x < middle ? b - x : a - x;
      step = GOLDEN * before;
    }
    const u = x + (Math.abs(step) >= tolerance ? step : Math.sign(step) * tolerance);
    const fu = f(u);
    if (fu <= fx) {
      if (u < x) b = x;
      else a = x;
      [v, fv, w, fw, x, fx] = [w, fw, x, fx, u, fu];
    } else {
      if (u < x) a = u;
      else b = u;
      if (fu <= fw || w === x) [v, fv, w, fw] = [w, fw, u, fu];
      else if (fu <= fv || v === x || v === w) [v, fv] = [u, fu];
    }
  }
  return x;
}

/** From x to the vertex of the parabola through three points; Infinity if there is none. */
function parabolicStep(x: number, w: number, v: number, fx: number, fw: number, fv: number): number {
  const r = (x - w) * (fx - fv);
  const q = (x - v) * (fx - fw);
  const p = (x - v) * q - (x - w) * r;
  const denominator = 2 * (q - r);
  const step = denominator === 0 ? Number.POSITIVE_INFINITY : -p / denominator;
  return Number.isFinite(step) ? step : Number.POSITIVE_INFINITY;
}
