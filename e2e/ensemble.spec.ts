import { expect, test } from "./journey.ts";

const TITLE = "Ensemble of the best trials";

test("an ensemble of the best trials is built and judged beside the best model", async ({
  surmise,
  page,
}) => {
  await surmise.open("trials=6&epochs=8&engine=wasm&sampler=random");
  await surmise.runToTheEnd();
  await surmise.tab("Model").click();
  const card = page.getByRole("region", { name: TITLE });
  await expect(card).toContainText("Trains the 6 best trials again");
  await card.getByRole("button", { name: "Build an ensemble" }).click();
  await expect(card).toContainText(/Those rows were used twice/, { timeout: 60_000 });
  await expect(page.getByRole("region", { name: "Beside the baselines" })).toContainText("Ensemble");
  await expect(page.getByRole("heading", { name: "The test rows were opened 2 times" })).toBeVisible();

  const { ensemble, models } = (await page.evaluate(() => window.surmise.run.getState().report))!;
  expect(models.map(({ model }) => model)).toEqual(["best", "ensemble", "forest", "linear", "constant"]);
  expect(ensemble!.members.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 12);
  await expect(card.getByRole("row")).toHaveCount(ensemble!.members.length + 1);
  // A trial that is trained again has the same score as in the search: same seed, same numbers.
  const trials = (await page.evaluate(() => window.surmise.run.getState().study))!.trials;
  for (const { trial, validation } of ensemble!.members) {
    expect(validation).toBeCloseTo(trials[trial]!.values![0]!, 6);
  }
  const best = Math.min(...trials.map(({ values }) => values![0]!));
  expect(ensemble!.validation).toBeLessThanOrEqual(best + 1e-9);
});

test("over folds, members are chosen by all rows that validate", async ({ surmise, page }) => {
  await surmise.open("trials=4&epochs=5&engine=wasm&sampler=random&folds=3");
  await surmise.runToTheEnd();
  await surmise.tab("Model").click();
  const card = page.getByRole("region", { name: TITLE });
  await card.getByRole("button", { name: "Build an ensemble" }).click();
  await expect(card).toContainText(/Those rows were used twice/, { timeout: 60_000 });
  const { report, study } = await page.evaluate(() => window.surmise.run.getState());
  for (const { trial, validation } of report!.ensemble!.members) {
    expect(validation).toBeCloseTo(study!.trials[trial]!.values![0]!, 6);
  }
});

test("members of several learners are named by their learner", async ({ surmise, page }) => {
  await surmise.open("data=penguins&family=knn|linear&trials=6&sampler=random");
  await surmise.runToTheEnd();
  await surmise.tab("Model").click();
  const card = page.getByRole("region", { name: TITLE });
  await card.getByRole("button", { name: "Build an ensemble" }).click();
  await expect(card.getByRole("columnheader", { name: "Learner" })).toBeVisible({ timeout: 60_000 });
  const members = card.getByRole("row").filter({ hasText: /Nearest neighbours|Linear/ });
  const { ensemble } = (await page.evaluate(() => window.surmise.run.getState().report))!;
  await expect(members).toHaveCount(ensemble!.members.length);
});
