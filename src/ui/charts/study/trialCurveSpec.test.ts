import { expect, test } from "vitest";
import { waitingTrial } from "../../../core/study/trial.ts";
import { plainNote } from "../../../core/sampler/sampler.ts";
import { trialCurveSpec } from "./trialCurveSpec.ts";

const trial = {
  ...waitingTrial(0, {}, plainNote("queued")),
  curve: { trainLoss: [2, NaN, 1], validationLoss: [3, 2, Infinity], score: [0, 0, 0] },
  bestStep: 2,
};

test("a loss that is not finite is a gap in its line alone", () => {
  expect(trialCurveSpec(trial)).toMatchObject({
    bestStep: 2,
    steps: [
      { x: 1, train: 2, validation: 3 },
      { x: 2, train: null, validation: 2 },
      { x: 3, train: 1, validation: null },
    ],
  });
});

test("without a finite loss there is nothing to draw", () => {
  const curve = { trainLoss: [NaN], validationLoss: [NaN], score: [NaN] };
  expect(trialCurveSpec({ ...trial, curve })).toBeNull();
});
