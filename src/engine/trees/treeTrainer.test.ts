import { expect, test } from "vitest";
import { withoutFeatures } from "../../core/data/preparation/preparedData.ts";
import { learnablePart, preparedData } from "../../testing/trainingFixtures.ts";
import { FOREST } from "../../testing/treeFixtures.ts";
import { createTrainer } from "../trainers.ts";

const LOSS = "softmaxCrossEntropy";

/** A forest that has been trained, with 30 validation rows. */
async function forest() {
  const data = preparedData(LOSS, 4, {
    train: learnablePart(LOSS, 40, 4, 1),
    validation: learnablePart(LOSS, 30, 4, 2),
  });
  const trainer = createTrainer(null, true);
  trainer.load([data]);
  const configured = await trainer.configure({ learner: "forest", spec: FOREST }, [withoutFeatures(data)]);
  const training = configured.begin(0, 1);
  await training.advance({
    afterStep: () => true,
    shouldStop: () => false,
    onWork: () => undefined,
    hold: () => Promise.resolve(),
  });
  return training;
}

test("the progress of a prediction is told", async () => {
  const shares: number[] = [];
  await (
    await forest()
  ).predict(
    "validation",
    () => false,
    (share) => shares.push(share),
  );
  expect(shares.length).toBeGreaterThan(1);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(shares.at(-1)).toBe(1);
});

test("the first validation rows are predicted as among all", async () => {
  const training = await forest();
  const all = await training.predict("validation");
  expect(await training.predict(training.validationRows!(7))).toEqual(all!.subarray(0, 7 * 3));
});
