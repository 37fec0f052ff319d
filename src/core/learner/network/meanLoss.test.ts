import { expect, test } from "vitest";
import { meanLoss } from "./meanLoss.ts";

test("softmax cross entropy is −log of the true class's probability", () => {
  const odds = [1, 2, 5];
  const outputs = [...odds.map(Math.log), 0, 0, 0];
  expect(meanLoss("softmaxCrossEntropy", outputs, [2, 0])).toBeCloseTo(
    (Math.log(8 / 5) + Math.log(3)) / 2,
    14,
  );
});

test("sigmoid cross entropy is −log of the true class's probability", () => {
  const logit = Math.log(3);
  expect(meanLoss("sigmoidCrossEntropy", [logit, logit], [1, 0])).toBeCloseTo(
    (Math.log(4 / 3) + Math.log(4)) / 2,
    14,
  );
});

test("the loss of logits far from 0 is their difference, without overflow", () => {
  expect(meanLoss("softmaxCrossEntropy", [1000, 0, -1000], [1])).toBe(1000);
  expect(meanLoss("sigmoidCrossEntropy", [-1000, 1000], [1, 1])).toBe(500);
});

test("mean squared error", () => {
  expect(meanLoss("meanSquaredError", [1, 2, 3], [1, 0, 6])).toBeCloseTo(13 / 3, 14);
});

test("non-finite values stay non-finite", () => {
  expect(meanLoss("meanSquaredError", [NaN], [1])).toBeNaN();
  expect(meanLoss("softmaxCrossEntropy", [NaN, 1, 2], [1])).toBeNaN();
  expect(meanLoss("softmaxCrossEntropy", [Infinity, 1, 2], [1])).not.toBeLessThan(Infinity);
});
