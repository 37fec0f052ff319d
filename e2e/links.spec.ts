import { serve } from "../scripts/serve.mjs";
import { expect, test } from "./journey.ts";
import { SHORT } from "./surmisePage.ts";

test("a link with run starts at once, and gives the same numbers again", async ({ surmise, page }) => {
  const values = () =>
    page.evaluate(() => window.surmise.run.getState().study?.trials.map((trial) => trial.values));
  const link = `data=wine&${SHORT}&workers=1&seed=5&run`;
  await surmise.open(link);
  await surmise.finished();
  await expect(page.getByText("Data: Wine")).toBeVisible();
  const first = await values();
  expect(first).toHaveLength(3);

  await page.goto("about:blank");
  await surmise.open(link);
  await surmise.finished();
  expect(await values()).toEqual(first);
});

test("the setup follows the address, and the address follows a change", async ({ surmise, page }) => {
  await surmise.open(
    "data=make:moons&gen.noise=0.3&trials=7&seed=42&learningRate=0.001..0.1,log&name=Two+moons",
  );
  await expect(page.getByLabel("Study name")).toHaveValue("Two moons");
  await expect(surmise.section("Search")).toContainText("7 trials");
  const config = await page.evaluate(() => window.surmise.setup.getState().config);
  expect(config.data.source).toMatchObject({ kind: "synthetic", generator: { kind: "moons", noise: 0.3 } });
  expect(config.search.seed).toBe(42);

  await page.getByLabel("Study name").fill("Half moons");
  await expect.poll(() => page.url()).toContain("name=Half+moons");
  await page.reload();
  await expect(page.getByLabel("Study name")).toHaveValue("Half moons");
  expect(await page.evaluate(() => window.surmise.setup.getState().config.search.seed)).toBe(42);
});

test("a broken link lists its ignored parts, and the rest is used", async ({ surmise }) => {
  await surmise.open("data=iris&trials=-5&learningRate=fast&colour=blue&seed=9");
  for (const part of ["trials=-5", "learningRate=fast", "colour=blue"]) {
    await expect(surmise.notices).toContainText(part);
  }
  await expect(surmise.notices).not.toContainText("seed=9");
  await expect(surmise.button("Run")).toBeEnabled();
  expect(await surmise.page.evaluate(() => window.surmise.setup.getState().config.search.seed)).toBe(9);

  await surmise.button("Dismiss").click();
  await expect(surmise.notices).not.toContainText("colour=blue");
});

test("served from a folder of a host, everything still loads", async ({ surmise, page }) => {
  const site = await serve({ port: 0, base: "/teaching/surmise/" });
  try {
    await surmise.open(`${SHORT}&run`, site.url);
    await surmise.finished();
    await surmise.tab("Model").click();
    await expect(page.getByText(/on 69 test rows/).first()).toBeVisible();
  } finally {
    await page.close();
    await site.close();
  }
});
