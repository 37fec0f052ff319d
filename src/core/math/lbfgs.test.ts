import { describe, expect, it } from "vitest";
import { type Differentiable, minimizeInBox } from "./lbfgs.ts";

const rosenbrock: Differentiable = (x, gradient) => {
  gradient.fill(0);
  let value = 0;
  for (let i = 0; i + 1 < x.length; i++) {
    const a = x[i + 1]! - x[i]! ** 2;
    const b = 1 - x[i]!;
    value += 100 * a * a + b * b;
    gradient[i] = gradient[i]! - 400 * a * x[i]! - 2 * b;
    gradient[i + 1] = gradient[i + 1]! + 200 * a;
  }
  return value;
};

function box(n: number, low: number, high: number) {
  return { lower: new Float64Array(n).fill(low), upper: new Float64Array(n).fill(high) };
}

describe("minimizeInBox", () => {
  it("finds the end of Rosenbrock's valley in 2 and 8 dimensions", () => {
    for (const n of [2, 8]) {
      const start = new Float64Array(n).fill(-1.2);
      const { x, value } = minimizeInBox(rosenbrock, start, {
        ...box(n, -5, 5),
        maxIterations: 500,
        gradientTolerance: 1e-9,
      });
      expect(value).toBeLessThan(1e-15);
      for (const xi of x) expect(xi).toBeCloseTo(1, 6);
    }
  });

  it("stops at the bounds where the minimum is outside", () => {
    // Inside the box x ≤ ½ the minimum of Rosenbrock's function is at (½, ¼).
    const { x } = minimizeInBox(rosenbrock, Float64Array.from([-0.3, 0.4]), {
      ...box(2, -0.5, 0.5),
      maxIterations: 200,
      gradientTolerance: 1e-10,
    });
    expect(x[0]).toBe(0.5);
    expect(x[1]).toBeCloseTo(0.25, 8);
  });

  it("moves a start outside into the box, and keeps everything when there is nowhere to go", () => {
    const slope: Differentiable = (x, gradient) => {
      gradient[0] = 1;
      return x[0]!;
    };
    const options = { ...box(1, 0, 1), maxIterations: 50, gradientTolerance: 0 };
    expect(minimizeInBox(slope, Float64Array.from([7]), options).x[0]).toBe(0);
    expect(minimizeInBox(slope, Float64Array.from([0]), options).iterations).toBe(0);
  });

  it("backs off from where the function is not finite", () => {
    const barrier: Differentiable = (x, gradient) => {
      gradient[0] = 1 - 1 / x[0]!;
      return x[0]! <= 0 ? Number.NaN : x[0]! - Math.log(x[0]!);
    };
    const { x } = minimizeInBox(barrier, Float64Array.from([8]), {
      ...box(1, -100, 100),
      maxIterations: 100,
      gradientTolerance: 1e-10,
    });
    expect(x[0]).toBeCloseTo(1, 8);
  });
});
