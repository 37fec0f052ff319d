import { expect, test } from "./journey.ts";

const STUDY = "trials=6&epochs=30&workers=1&seed=3&engine=wasm";

test("shows the engine, its speed and an explanation", async ({ surmise, page }) => {
  await surmise.open("trials=6&epochs=30");
  await surmise.runToTheEnd();
  const chip = page
    .getByRole("banner")
    .getByRole("button", { name: /^WASM SIMD · \d+ workers? · [\d,]+ steps\/s/ });
  await chip.hover();
  const tip = page.getByRole("tooltip");
  await expect(tip).toContainText("One step is one batch forward, backward and the update.");
  await expect(tip).toContainText(/[\d.]+ GFLOP\/s/);
  await expect(tip).toContainText("Average over the study.");

  const written = await page.evaluate(() => window.surmise.acts.studyJson());
  const { engine, speed } = JSON.parse(written) as Record<string, Record<string, unknown>>;
  expect(engine).toMatchObject({ kind: "wasm", software: false });
  expect(["relaxed", "strict"]).toContain(engine!["device"]);
  expect(speed!["stepsPerSecond"]).toBeGreaterThan(0);
});

test("measures every engine there is, and says why the others are not", async ({ surmise, page }) => {
  await surmise.open();
  await surmise.section("Search").click();
  await surmise.button("Measure engines").click();
  await expect(page.getByRole("status").filter({ hasText: /^Measuring / })).toBeVisible();
  const speeds = page.getByRole("table", { name: "Training speed by engine" });
  await expect(speeds.getByRole("row")).toHaveCount(5, { timeout: 60_000 });
  // The fastest is first.
  await expect(speeds.getByRole("row").nth(1)).toContainText(/^WASM SIMD[\d,.]+/);
  await expect(speeds.getByRole("row", { name: /^CPU/ })).toContainText(/[\d,.]+/);
  await expect(surmise.button("Measure engines")).toBeVisible();
});

test("measuring can be cancelled, and a run ends it", async ({ surmise, page }) => {
  await surmise.open("trials=2&epochs=5");
  await surmise.section("Search").click();
  await surmise.button("Measure engines").click();
  await surmise.button("Cancel").click();
  await surmise.button("Measure engines").click();
  await surmise.button("Run").click();
  await surmise.finished();
  await expect(page.getByRole("status").filter({ hasText: /^Measuring / })).toHaveCount(0);
});

test("a reproducible study has the same numbers again, to the last bit", async ({ surmise, page }) => {
  await surmise.open(STUDY);
  await surmise.section("Search").click();
  await page.getByRole("switch", { name: "Reproducible" }).check({ force: true });
  await expect(page).toHaveURL(/reproducible=true/);
  const run = async () => {
    await surmise.runToTheEnd();
    return page.evaluate(() => {
      const { study, engine } = window.surmise.run.getState();
      return {
        device: engine!.device,
        values: study!.trials.map(({ values, curve }) => ({ values, curve })),
      };
    });
  };
  const first = await run();
  expect(first.device).toBe("strict");
  await page.reload();
  expect(await run()).toEqual(first);
});
