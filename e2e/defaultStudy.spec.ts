import { expect, test } from "./journey.ts";

// As for most users, all parts are fetched during the study.
test.use({ keepsParts: true });

test("press Run: twenty trials, then a test score beside the baselines", async ({ surmise, page }) => {
  await surmise.open();
  await surmise.button("Run").click();

  await expect(surmise.runBar.getByText(/^trial [1-9]\d* of 20/)).toBeVisible();
  await expect(page).toHaveTitle(/^\d+\/20 · Surmise$/);
  await surmise.finished();
  await surmise.expectTrials(20);
  await expect(page).toHaveTitle("Done · Surmise");

  await surmise.tab("Model").click();
  const model = page.getByRole("tabpanel", { name: "Model" });
  await expect(model.getByText(/95 ?% interval [\d.]+ to [\d.]+/).first()).toBeVisible();
  await expect(model.getByText(/on 69 test rows/).first()).toBeVisible();
  for (const name of ["Best model", "Random forest", "Linear model", "Most frequent class"]) {
    await expect(model.getByText(name).first()).toBeVisible();
  }
  await expect(model.getByText("Confusion matrix")).toBeVisible();
  await expect(model.getByText("Class by class")).toBeVisible();

  const report = await page.evaluate(() => window.surmise.run.getState().report);
  const accuracies = report?.models.map(
    ({ scores }) => scores.find(({ metric }) => metric === "accuracy")?.value,
  );
  expect(accuracies).toHaveLength(4);
  // The most frequent species has 30 of the 69 test rows; a trained network is right for nearly all.
  expect(accuracies?.[0]).toBeGreaterThan(0.85);
  expect(accuracies?.[1]).toBeGreaterThan(0.85);
  expect(accuracies?.[2]).toBeGreaterThan(0.85);
  expect(accuracies?.[3]).toBeCloseTo(30 / 69, 6);
});

test("a regression: predicted against actual, and the mean as a baseline", async ({ surmise, page }) => {
  await surmise.open("data=diabetes&trials=2&epochs=5&engine=cpu");
  await surmise.runToTheEnd();
  await surmise.tab("Model").click();
  const model = page.getByRole("tabpanel", { name: "Model" });
  await expect(model.getByText("Predicted against actual")).toBeVisible();
  await expect(model.getByText("Mean of the target").first()).toBeVisible();
});
