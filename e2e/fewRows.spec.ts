import { expect, test } from "./journey.ts";

test("few rows for many trials give a warning; one click sets folds, another undoes it", async ({
  surmise,
  page,
}) => {
  await surmise.open("data=iris&trials=12&epochs=5&engine=wasm&sampler=random");
  await surmise.runToTheEnd();
  await surmise.tab("Model").click();
  const card = page.getByRole("region", { name: "Read this score with care" });
  await expect(card).toContainText(/12 trials were compared on 30 validation rows/);
  await card.getByRole("button", { name: "Use 5 folds" }).click();
  await expect(surmise.notices).toContainText("Run starts a new study");
  await expect(page).toHaveURL(/folds=5/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(surmise.notices).not.toContainText("Run starts a new study");
  await expect(page).not.toHaveURL(/folds=5/);
});
