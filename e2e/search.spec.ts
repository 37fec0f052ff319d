import type { Page } from "@playwright/test";
import { SAMPLER_NAMES } from "../src/core/sampler/samplerTable.ts";
import { expect, test } from "./journey.ts";

const QUICK = "epochs=6&engine=wasm";

for (const sampler of SAMPLER_NAMES) {
  test(`the sampler ${sampler} runs a study to its end`, async ({ surmise, page }) => {
    await surmise.open(`sampler=${sampler}&trials=12&${QUICK}&run`);
    await surmise.finished();
    const { search, trials } = await study(page);
    expect(search.sampler).toBe(sampler);
    expect(trials.length).toBe(12);
    const ended = trials.filter(({ state }) => state === "complete" || state === "pruned");
    expect(ended.length).toBe(12);
    expect(trials.some(({ state }) => state === "complete")).toBe(true);
    for (const { state, values } of trials) if (state === "complete") expect(values![0]).toBeGreaterThan(0);
    // A configuration that was tried before gives no information.
    expect(new Set(trials.map(({ params }) => JSON.stringify(params))).size).toBe(12);
  });
}

test("several objectives: a front of compromises, as a chart and as a table", async ({ surmise, page }) => {
  await surmise.open(`metric=accuracy&also=parameters:minimize&trials=14&${QUICK}`);
  await surmise.runToTheEnd();
  await surmise.tab("Search").click();
  const chart = page.getByRole("region", { name: "Compromises" });
  const summary = await chart.getByText(/^\d+ of 14 trials/).textContent();
  await chart.getByRole("button", { name: /^Show as table/ }).click();
  const onFront = Number.parseInt(summary!, 10);
  expect(onFront).toBeGreaterThan(0);
  await expect(chart.getByRole("cell", { name: "Best compromises" })).toHaveCount(onFront);

  const { trials } = await study(page);
  const front = trials.filter((a) =>
    trials.every(
      (b) =>
        !(b.values![0]! >= a.values![0]! && b.values![1]! <= a.values![1]!) ||
        (b.values![0] === a.values![0] && b.values![1] === a.values![1]),
    ),
  );
  expect(front.length).toBe(onFront);
  await expect(page.getByRole("region", { name: "Front so far" })).toBeVisible();
  await expect(surmise.trials.getByRole("columnheader", { name: "Accuracy" })).toBeVisible();
  await expect(surmise.trials.getByRole("columnheader", { name: "Parameters" }).first()).toBeVisible();
});

test("a limit is kept by the winner, and trials that break it say so", async ({ surmise, page }) => {
  await surmise.open(`sampler=random&limit=${encodeURIComponent("parameters<=400")}&trials=15&${QUICK}`);
  await surmise.runToTheEnd();
  const { trials } = await study(page);
  const broken = trials.filter(({ violations }) => violations![0]! > 0);
  expect(broken.length).toBeGreaterThan(0);
  expect(broken.length).toBeLessThan(trials.length);
  for (const { parameterCount, violations } of trials) {
    expect(violations![0]! > 0).toBe(parameterCount! > 400);
  }

  const best = trials
    .filter(({ violations }) => violations![0]! <= 0)
    .reduce((a, b) => (b.values![0]! < a.values![0]! ? b : a));
  await expect(surmise.runBar.getByText(new RegExp(`trial ${best.number + 1}$`))).toBeVisible();
  await surmise.tab("Search").click();
  const row = surmise.trials
    .getByRole("row")
    .filter({ has: page.getByRole("gridcell", { name: `${broken.at(-1)!.number + 1}`, exact: true }) });
  await row.first().click();
  await expect(page.getByText("Breaks the limit Parameters ≤ 400.")).toBeVisible();
});

test("a study in which every trial breaks the limits reports it at the end", async ({ surmise }) => {
  await surmise.open(`limit=${encodeURIComponent("parameters<=1")}&trials=3&${QUICK}`);
  await surmise.runToTheEnd();
  await expect(surmise.notices).toContainText("No trial meets the limits");
  await expect(surmise.runBar.getByText("none", { exact: true })).toBeVisible();
});

test("a rule holds in every trial; one that cannot be read says where, and nothing runs", async ({
  surmise,
  page,
}) => {
  await surmise.open(`where=${encodeURIComponent("units2 <= units1")}&trials=15&${QUICK}`);
  await surmise.runToTheEnd();
  const { trials } = await study(page);
  const both = trials.filter(({ params }) => params["units2"] !== undefined);
  expect(both.length).toBeGreaterThan(0);
  for (const { params } of both) expect(params["units2"]).toBeLessThanOrEqual(params["units1"] as number);

  await surmise.section("Search").click();
  await page.getByText("Constraints", { exact: true }).click();
  const rule = page.getByRole("textbox", { name: "Rule 1" });
  await rule.fill("units2 <= ) 3");
  await rule.press("Enter");
  await expect(page.getByText(/The rule “units2 <= \) 3” cannot be read: “\)” \(character 11\)/)).toHaveCount(
    2,
  );
  await expect(rule).toHaveAttribute("aria-invalid", "true");
  await expect(surmise.button("Run")).toBeDisabled();
  await rule.fill("units2 <= 3 * units1");
  await rule.press("Enter");
  await expect(surmise.button("Run")).toBeEnabled();
});

test("a pruner ends trials that fall behind; they are counted, and the study ends", async ({
  surmise,
  page,
}) => {
  await surmise.open("sampler=random&pruner=median&trials=30&epochs=30&engine=wasm");
  await surmise.runToTheEnd();
  const { trials } = await study(page);
  expect(trials.length).toBe(30);
  const pruned = trials.filter(({ state }) => state === "pruned");
  expect(pruned.length).toBeGreaterThan(3);
  for (const { curve } of pruned) expect(curve.score.length).toBeLessThan(30);
  await surmise.tab("Search").click();
  const chart = page.getByRole("region", { name: "Best so far" });
  await expect(chart.getByText(`Pruned ${pruned.length} (forecast)`, { exact: true })).toBeVisible();
  await surmise.trials.getByRole("row").filter({ hasText: "Pruned" }).first().click();
  await expect(page.getByText(/pruned at epoch \d+ of 30(, forecast .*)?$/)).toBeVisible();
  await expect(page.getByText(/^Ended early, because it was worse than the others/)).toBeVisible();
});

test("a reproducible study is the same with one worker and with two", async ({ surmise, page }) => {
  const runs = [];
  for (const workers of [1, 2]) {
    await surmise.open(`reproducible=true&workers=${workers}&trials=14&${QUICK}&seed=5`, `./?${workers}`);
    await surmise.runToTheEnd();
    const { trials } = await study(page);
    expect(new Set(trials.map(({ worker }) => worker)).size).toBe(workers);
    runs.push(trials.map(({ params, values }) => ({ params, values })));
  }
  expect(runs[1]).toEqual(runs[0]);
});

test("a study ends when no configuration is likely to be better", async ({ surmise, page }) => {
  // An RMSE of 50 is far from 0: here it is the model of the trials that has to say so.
  await surmise.open(`data=diabetes&tolerance=20&trials=100&${QUICK}`);
  await surmise.runToTheEnd();
  await expect(surmise.notices).toContainText("No configuration is likely to be better");
  const { trials } = await study(page);
  expect(trials.length).toBeLessThan(100);
  expect(await page.evaluate(() => window.surmise.run.getState().endReason)).toBe("unlikely");
});

/** The study on screen, as data. */
async function study(page: Page) {
  return page.evaluate(() => {
    const { config, trials } = window.surmise.run.getState().study!;
    return { search: config.search, trials };
  });
}
