import { expect, test } from "./journey.ts";
import { SHORT } from "./surmisePage.ts";

test("folds and repeats are chosen in the rail, stand in the link, and each training is shown", async ({
  surmise,
  page,
}) => {
  await surmise.open(SHORT);
  await page.getByRole("group").getByText("Split", { exact: true }).click();
  await page.getByRole("combobox", { name: "Validation" }).selectOption("3 folds");
  await surmise.section("Search").click();
  await page.getByRole("textbox", { name: "Repeats" }).fill("2");
  await expect(page.getByText("mean of 3 folds × 2 repeats", { exact: true })).toBeVisible();
  await surmise.runToTheEnd();
  expect(page.url()).toContain("folds=3");
  expect(page.url()).toContain("repeats=2");

  await surmise.tab("Search").click();
  await surmise.trials.getByRole("row").nth(1).click();
  const trial = page.getByRole("region", { name: /^Trial \d/ });
  await expect(trial.getByText(/mean of 3 folds × 2 repeats/)).toBeVisible();
  await expect(trial.getByText(/± .* standard error/)).toBeVisible();
  await expect(trial.getByRole("img", { name: /^Scores of 6 trainings/ })).toBeVisible();
  await expect(trial.getByRole("group", { name: "Fold by fold" }).getByRole("row")).toHaveCount(7);

  await surmise.tab("Model").click();
  await expect(page.getByText(/^Score: mean of 3 folds × 2 repeats/)).toBeVisible();
});
