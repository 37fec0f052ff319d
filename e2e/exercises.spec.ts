import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import reference from "../bench/references/exercises/exercises.json" with { type: "json" };
import { mean } from "../src/core/math/stats.ts";
import { expect, test } from "./journey.ts";
import type { SurmisePage } from "./surmisePage.ts";

/** One of 142 rows: the scores of a fold have no finer steps. */
const ONE_ROW = 1 / 142;

test("the README's search over 1 to 30 neighbours finds scikit-learn's best number and mean on the same folds", async ({
  surmise,
  page,
}) => {
  await surmise.open(await linkOf("data=iris&family=knn&"));
  await surmise.runToTheEnd();
  await surmise.expectTrials(30);

  const expected = new Map(reference.neighbours.map(({ k, folds }) => [k, mean(folds)]));
  const trials = await trialsOf(page);
  expect(new Set(trials.map(({ params }) => params["neighbours"]))).toEqual(new Set(expected.keys()));
  for (const { params, value } of trials) {
    expect(value).toBeCloseTo(expected.get(Number(params["neighbours"]))!, 10);
  }
  const most = Math.max(...expected.values());
  const best = page.getByRole("region", { name: "Best so far" });
  await expect(best.getByText(`Accuracy ${most.toFixed(4)} after 30 trials`)).toBeVisible();
  const shown = await bestRow(surmise);
  expect(expected.get(Number(await shown.inColumn("Neighbours (k)")))).toBeCloseTo(most, 10);
  // “0.975 ± 0.017”
  expect(parseFloat(await shown.inColumn("Accuracy"))).toBeCloseTo(most, 3);

  await surmise.tab("Model").click();
  await expect(page.getByText(/accuracy on 30 test rows · \d+ of 30 right/)).toBeVisible();
  const beside = page.getByRole("region", { name: "Beside the baselines" });
  for (const row of ["Best model", "Random forest", "Linear model", "Most frequent class"]) {
    await expect(beside.getByText(row, { exact: true })).toBeVisible();
  }
});

test("the README's grid of trees and depths has scores as scikit-learn's forests, and shows its best cell", async ({
  surmise,
  page,
}) => {
  await surmise.open(await linkOf("data=wine&family=forest&"));
  await surmise.runToTheEnd();
  await surmise.expectTrials(16);

  const trials = await trialsOf(page);
  const cells = trials.map(({ params }) => `${params["trees"]} trees, depth ${params["treeDepth"]}`);
  expect(new Set(cells)).toEqual(
    new Set(reference.forests.map(({ trees, depth }) => `${trees} trees, depth ${depth}`)),
  );
  // As near to the mean of ten of scikit-learn's forests as one of them.
  const distances = trials.map(({ params, value }) => {
    const cell = reference.forests.find(
      ({ trees, depth }) => trees === params["trees"] && depth === params["treeDepth"],
    )!;
    return (value - cell.mean) / Math.max(cell.sd, ONE_ROW);
  });
  expect(Math.max(...distances.map(Math.abs))).toBeLessThan(3.5);

  const best = trials.reduce((a, b) => (b.value > a.value ? b : a));
  const shown = await bestRow(surmise);
  expect(await shown.inColumn("Trees")).toBe(String(best.params["trees"]));
  expect(await shown.inColumn("Depth")).toBe(String(best.params["treeDepth"]));
  expect(parseFloat(await shown.inColumn("Accuracy"))).toBeCloseTo(best.value, 3);
});

test("the README's search among kinds of models is read whole, and may be run", async ({ surmise, page }) => {
  await surmise.open(await linkOf("data=wine&family=mlp|"));
  await expect(surmise.button("Run")).toBeEnabled();
  await expect(surmise.section("Search")).toContainText("60 trials");
  await surmise.section("Model").click();
  const type = page.getByRole("group", { name: "Learner" });
  await expect(type.getByRole("checkbox", { checked: true })).toHaveCount(5);
  expect(await page.evaluate(() => window.surmise.setup.getState().linkNotes)).toEqual([]);
});

/** The one link of the README that begins so. */
async function linkOf(beginning: string): Promise<string> {
  const readme = await readFile(new URL("../README.md", import.meta.url), "utf8");
  const links = readme.split("\n").filter((line) => line.startsWith(`#${beginning}`));
  expect(links, `links of README.md that begin with #${beginning}`).toHaveLength(1);
  return links[0]!.slice(1);
}

function trialsOf(page: Page) {
  return page.evaluate(() =>
    window.surmise.run.getState().study!.trials.map(({ params, values }) => ({ params, value: values![0]! })),
  );
}

/** The row of the best trial, as the table shows it. */
async function bestRow(surmise: SurmisePage) {
  const { trials } = surmise;
  const row = trials.getByRole("row", { name: /^Best trial/ });
  // The first press puts the smallest accuracy first; the table renders the rows in view only.
  await surmise.button("Sort by Accuracy").click();
  await surmise.button("Sort by Accuracy").click();
  await expect(row).toBeVisible();
  const heads = await trials.getByRole("columnheader").allInnerTexts();
  return {
    inColumn(name: string): Promise<string> {
      expect(heads).toContain(name);
      return row.getByRole("gridcell").nth(heads.indexOf(name)).innerText();
    },
  };
}
