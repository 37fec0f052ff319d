import { expect, it } from "vitest";
import { formatMeasure } from "./measureWords.ts";

it("writes small times out and counts in full", () => {
  expect(formatMeasure("predictionMs", 0.000_176_6)).toBe("0.000177");
  expect(formatMeasure("predictionMs", 0.000_096_2)).toBe("0.0000962");
  expect(formatMeasure("predictionMs", 0.001_79)).toBe("0.00179");
  expect(formatMeasure("predictionMs", 0)).toBe("0");
  expect(formatMeasure("parameters", 20_000)).toBe("20,000");
  expect(formatMeasure("accuracy", 0.9)).toBe("0.9000");
});
