import { expect, test } from "vitest";
import { dimension, randomPoints } from "../../testing/gpDimensions.ts";
import { createRng } from "../math/rng.ts";
import { columnsOf, distancesToColumns, squaredDistances } from "./covariance.ts";

test("distances along dimensions are those of the points, bit for bit, whether dimensions are active or not", () => {
  const dimensions = [
    dimension("real"),
    dimension("categorical", { size: 3 }),
    dimension("real", { conditional: true }),
    dimension("grid", { size: 5, conditional: true }),
    dimension("categorical", { size: 3, conditional: true }),
  ];
  const d = dimensions.length;
  const n = 30;
  const rng = createRng(4);
  const points = randomPoints(dimensions, n, rng);
  const weights = Float64Array.from({ length: d }, () => 3 * rng.uniform());
  const columns = columnsOf(dimensions, points, n);
  const others = randomPoints(dimensions, 40, rng);
  for (let i = 0; i < 40; i++) {
    const point = others.subarray(i * d, (i + 1) * d);
    const [byPoint, byColumn] = [new Float64Array(n), new Float64Array(n).fill(7)];
    squaredDistances(dimensions, weights, points, n, point, byPoint);
    distancesToColumns(dimensions, weights, columns, point, byColumn);
    expect(byColumn).toEqual(byPoint);
  }
});
