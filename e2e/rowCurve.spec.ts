import { expect, test } from "./journey.ts";

/** Three short trials: a study of a second or two. */
const SHORT = "trials=3&epochs=8&engine=wasm";
const TITLE = "Would more data help?";

test("the best model is trained on growing parts of the rows, and a sentence says whether more would help", async ({
  surmise,
  page,
}) => {
  await surmise.open(SHORT);
  await surmise.runToTheEnd();
  await surmise.tab("Model").click();
  const card = page.getByRole("region", { name: TITLE });
  await expect(card).toContainText(/It takes about [\d.]+ m?s, in the background/);
  await card.getByRole("button", { name: "Find out" }).click();
  await expect(card).toContainText(/from 193 to 275 rows, log loss .*became (better|worse) by/, {
    timeout: 60_000,
  });

  const cursor = card.getByRole("slider", {
    name: new RegExp(`^${TITLE.replace("?", "\\?")}: read the values`),
  });
  await cursor.focus();
  await page.keyboard.press("ArrowRight");
  await expect(cursor).toHaveAttribute("aria-valuetext", /^28 rows \(10%\), log loss [\d.]+, 95% interval/);
  await page.keyboard.press("End");
  await expect(cursor).toHaveAttribute("aria-valuetext", /^275 rows \(100%\)/);
  await card.getByRole("button", { name: `Show as table: ${TITLE}` }).click();
  await expect(card.getByRole("row")).toHaveCount(6);

  // It belongs to the judgement: another one takes it off the screen.
  await surmise.button("One trial").click();
  await expect(page.getByText(/They have now been opened 2 times/)).toBeVisible({ timeout: 30_000 });
  await expect(card.getByRole("button", { name: "Find out" })).toBeVisible();
});

test("the trainings can be cancelled, and a new study ends them", async ({ surmise, page }) => {
  // Long enough to be cancelled on any machine: the job trains a dozen times as long as the study.
  await surmise.open("trials=1&layers=2&units1=256&units2=128&epochs=60&patience=0&engine=wasm");
  await surmise.runToTheEnd();
  await surmise.tab("Model").click();
  const card = page.getByRole("region", { name: TITLE });
  await card.getByRole("button", { name: "Find out" }).click();
  await expect(card.getByRole("progressbar", { name: `Progress: ${TITLE}` })).toBeVisible();
  await card.getByRole("button", { name: "Cancel" }).click();
  await expect(card.getByRole("button", { name: "Find out" })).toBeVisible();
  await expect(card.getByRole("progressbar")).toHaveCount(0);

  await card.getByRole("button", { name: "Find out" }).click();
  await surmise.button("New study").click();
  await expect(surmise.runBar.getByText("Ready", { exact: true })).toBeVisible();
});
