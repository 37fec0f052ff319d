import { expect, test } from "vitest";
import { tickedLearners } from "./learnerTicks.ts";

const FITTING = ["mlp", "knn", "forest"] as const;

test("ticks are kept in the order of the list", () => {
  expect(tickedLearners(FITTING, ["knn"], "mlp")).toEqual(["mlp", "knn"]);
  expect(tickedLearners(FITTING, ["mlp", "knn", "forest"], "knn")).toEqual(["mlp", "forest"]);
});

test("the last tick stays: without a learner there is nothing to set", () => {
  expect(tickedLearners(FITTING, ["knn"], "knn")).toBeNull();
  // What the page does not show for these data cannot be the one that is left.
  expect(tickedLearners(FITTING, ["knn", "cnn"], "knn")).toBeNull();
});
