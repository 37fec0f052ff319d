import { expect, test } from "vitest";
import { accuracyOf } from "./accuracyOf.ts";

test("counts the rows whose largest output is that of their class", () => {
  const outputs = Float32Array.of(0.1, 2, -1, 5, 4, 3, -3, -2, -1, 0, 0, 1);
  expect(accuracyOf(outputs, Float32Array.of(1, 0, 2, 0))).toBe(0.75);
});
