import { expect, test } from "./journey.ts";

/** Three short trials of networks of one size: a study of a second or two. */
const SHORT = "trials=3&epochs=8&engine=wasm";

test("every look at the test rows is counted, and its score stays", async ({ surmise, page }) => {
  await surmise.open(SHORT);
  await surmise.runToTheEnd();
  await expect(surmise.runBar.getByText(/\d+ of 69 right · trial \d/)).toBeVisible();
  await surmise.tab("Model").click();
  await expect(page.getByText(/This was the only time since this page was loaded/)).toBeVisible();
  await expect(page.getByRole("region", { name: "Test score" })).toContainText("on the validation rows");

  await surmise.button("One trial").click();
  const looks = page.getByRole("region", { name: "The test rows were opened 2 times" });
  await expect(looks.getByRole("row")).toHaveCount(3, { timeout: 30_000 });
  await expect(looks).toContainText("A choice made between these scores is optimistic");
  await expect(page.getByText(/They have now been opened 2 times/)).toBeVisible();
  await expect(page.getByText(/the only time/)).toHaveCount(0);

  // A raised budget opens them again.
  await page.evaluate(() => {
    const { budget } = window.surmise.setup.getState().config.search;
    window.surmise.acts.setSearch({ budget: { ...budget, trials: 5 } });
  });
  await surmise.button("Continue").click();
  await expect(page.getByRole("region", { name: "The test rows were opened 3 times" })).toBeVisible({
    timeout: 30_000,
  });

  // Another study opens the same rows again.
  await surmise.button("Run again").click();
  await surmise.finished();
  await expect(page.getByText(/Outside this study, this tab has opened the same rows 3 times/)).toBeVisible();
});

test("Space does not put a finished study away, and a study put away can be restored", async ({
  surmise,
  page,
}) => {
  await surmise.open(SHORT);
  await surmise.runToTheEnd();
  await surmise.tab("Search").click();
  // If a button has the focus, the key presses that button.
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press("Space");
  await expect(page.getByText(/This study is finished: press “Run again”/)).toBeVisible();
  await expect(surmise.runBar.getByText("Finished", { exact: true })).toBeVisible();

  await surmise.button("New study").click();
  await expect(surmise.runBar.getByText("Ready", { exact: true })).toBeVisible();
  await surmise.button("Earlier studies").click();
  await page.getByRole("button", { name: /^Show species from Penguins, 3 trials/ }).click();
  await expect(surmise.runBar.getByText("Finished", { exact: true })).toBeVisible();
  await surmise.expectTrials(3);
});

test("another trial of the Pareto front can be evaluated, and the choice of the first one is explained", async ({
  surmise,
  page,
}) => {
  await surmise.open("trials=6&epochs=8&engine=wasm&also=parameters:minimize&sampler=random");
  await surmise.runToTheEnd();
  await surmise.tab("Model").click();
  const card = page.getByRole("region", { name: "Why this compromise" });
  await expect(card).toContainText(/best compromises, trial \d was judged because it has the best log loss/);
  await card
    .getByRole("button", { name: /^Judge trial/ })
    .first()
    .click();
  await expect(card).toContainText(/You chose trial \d/, { timeout: 30_000 });
  await expect(page.getByRole("region", { name: "The test rows were opened 2 times" })).toContainText(
    "you chose it",
  );
});
