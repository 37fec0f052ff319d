import { expect, test } from "./journey.ts";

/** The default study with searched preparation, few epochs and one worker, which gives the same numbers in every run. */
const LINK =
  "data=penguins&trials=6&epochs=4&engine=wasm&workers=1&seed=3&layers=1&units1=8&activation=relu&dropout=0";

test("scaling and encoding are searched: turned into ranges, tried, shown with each trial, and the same by link", async ({
  surmise,
  page,
}) => {
  await surmise.open(LINK);
  await page.getByText("Preparation", { exact: true }).click();
  for (const name of ["Scaling", "Categories"]) {
    await page.getByRole("button", { name: `Turn ${name} into a range` }).click();
  }
  await expect(page.getByText("2 settings searched")).toBeVisible();

  await surmise.button("Run").click();
  await surmise.finished();
  const trials = () =>
    page.evaluate(() =>
      window.surmise.run.getState().study!.trials.map(({ state, params, values, parameterCount }) => ({
        state,
        params,
        values,
        parameterCount,
      })),
    );
  const first = await trials();
  expect(first).toHaveLength(6);
  for (const { state, params } of first) {
    expect(state).toBe("complete");
    expect(params).toHaveProperty("scaling");
    expect(params).toHaveProperty("encoding");
  }
  // One-hot and ordinal encodings, and thus their networks, have different numbers of features.
  const sizeOf = new Map(first.map(({ params, parameterCount }) => [params["encoding"], parameterCount]));
  expect(sizeOf.size).toBeGreaterThan(1);
  expect(new Set(sizeOf.values()).size).toBeGreaterThan(1);

  await page.evaluate(() => window.scrollTo(0, 0));
  await page.getByRole("row").filter({ hasText: "complete" }).first().click();
  const details = page.getByRole("region", { name: /^Trial \d+$/ });
  await expect(details.getByText("Scaling")).toBeVisible();
  await expect(details.getByText("Categories")).toBeVisible();

  const link = await page.evaluate(() => window.surmise.acts.link(true));
  await page.goto("about:blank");
  await surmise.open(link.split("#")[1]);
  await surmise.finished();
  expect(await trials()).toEqual(first);
});
