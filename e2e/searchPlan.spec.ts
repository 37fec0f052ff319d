import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";
import type { SurmisePage } from "./surmisePage.ts";

const QUICK = "epochs=6&engine=wasm";
/** Long enough to act during it, on any machine; few trials a second, because each is drawn. */
const LONG = "trials=400&epochs=400&patience=0&engine=wasm&workers=1&sampler=random";

test("a trial by hand is trained next", async ({ surmise, page }) => {
  await surmise.open(LONG);
  await surmise.button("Run").click();
  await surmise.tab("Search").click();
  await surmise.button("Trial by hand").click();
  const dialog = page.getByRole("dialog", { name: "Try a configuration" });
  const rate = dialog.getByRole("textbox", { name: "Learning rate" });
  await rate.fill("7");
  await expect(dialog.getByText(/Learning rate.* 7/)).toBeVisible();
  await expect(dialog.getByRole("button", { name: "Add to the queue" })).toBeDisabled();
  await rate.fill("0.00321");
  await dialog.getByRole("button", { name: "Add to the queue" }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(async () => (await byHand(page))?.state, { timeout: 30_000 }).toBe("complete");
  await surmise.button("Stop").click();
  const found = (await byHand(page))!;
  expect(found.params["learningRate"]).toBe(0.00321);
  // Trials with a larger number began at the same time or later.
  const later = (await trials(page)).filter(({ number }) => number > found.number);
  for (const { startedMs } of later) expect(startedMs).toBeGreaterThanOrEqual(found.startedMs!);
  await surmise.finished();
  await surmise.button("Sort by Origin").click();
  await surmise.trials.getByRole("row").filter({ hasText: "by hand" }).first().click();
  await expect(page.getByText("Entered by hand.", { exact: true })).toBeVisible();
});

test("a trial by hand waits in the table before the first run, can be taken back there, and is tried first", async ({
  surmise,
  page,
}) => {
  await surmise.open(`trials=2&${QUICK}`);
  await surmise.tab("Search").click();
  const add = async () => {
    await surmise.button("Trial by hand").click();
    await surmise.button("Add to the queue").click();
  };
  await add();
  // The button was on the card that the table replaces.
  await expect(page.getByRole("main")).toBeFocused();
  const waiting = surmise.trials.getByRole("row").filter({ hasText: "Waiting" });
  await waiting.click();
  await surmise.button("Remove from the queue").click();
  await expect(waiting).toHaveCount(0);
  await add();
  await expect(waiting).toHaveCount(1);
  await surmise.button("Trial by hand").click();
  await expect(page.getByRole("dialog")).toContainText("This configuration is already in the queue.");
  await surmise.button("Cancel").click();
  await expect(surmise.button("Trial by hand")).toBeFocused();
  await surmise.runToTheEnd();
  expect((await trials(page)).map(({ suggestion }) => suggestion?.origin)[0]).toBe("queued");
  // One more trial, beyond the budget.
  await surmise.button("One trial").click();
  await expect(surmise.trials).toHaveAttribute("aria-rowcount", "4", { timeout: 20_000 });
});

test("a waiting trial can be taken back", async ({ surmise, page }) => {
  await surmise.open(LONG);
  await oneTrial(surmise);
  await surmise.tab("Search").click();
  await surmise.button("Trial by hand").click();
  await surmise.button("Add to the queue").click();
  const waiting = surmise.trials.getByRole("row").filter({ hasText: "Waiting" });
  await waiting.click();
  await surmise.button("Remove from the queue").click();
  await expect(waiting).toHaveCount(0);
  expect((await trials(page)).length).toBe(1);
});

test("narrowed to a trial, a study continues with the earlier trials", async ({ surmise, page }) => {
  await surmise.open(`trials=8&${QUICK}`);
  await surmise.runToTheEnd();
  await surmise.tab("Search").click();
  await surmise.trials.getByRole("row").nth(1).click();
  await surmise.button("Narrow the space to here").click();
  await expect(surmise.notices).toContainText("The settings differ from this study's.");
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(surmise.notices).not.toContainText("The settings differ from this study's.");
  await surmise.button("Narrow the space to here").click();
  await surmise.notices.getByRole("button", { name: "Widen the ranges again" }).click();
  await expect(surmise.notices).not.toContainText("The settings differ from this study's.");
  await surmise.button("Narrow the space to here").click();
  await surmise.button("Continue with what was learnt").click();
  await surmise.finished();
  const { known, ended, first } = await page.evaluate(() => {
    const study = window.surmise.run.getState().study!;
    return {
      known: study.known?.length ?? 0,
      ended: study.trials.length,
      first: study.trials[0]!.suggestion?.origin,
    };
  });
  expect(ended).toBe(8);
  // The narrowed space contains at least the trial around which it was narrowed.
  expect(known).toBeGreaterThan(0);
  expect(first).toBe("known");
  await page.getByRole("button", { name: "Undo" }).click();
  const origins = (await trials(page)).map(({ suggestion }) => suggestion?.origin);
  expect(origins.length).toBe(8);
  expect(origins).not.toContain("known");
});

test("earlier trials are offered only if they are usable", async ({ surmise, page }) => {
  await surmise.open(`trials=3&${QUICK}`);
  await surmise.runToTheEnd();
  const offer = surmise.button("Continue with what was learnt");
  await page.getByText("Wine", { exact: true }).click();
  await expect(surmise.notices).toContainText("The settings differ from this study's.");
  await expect(offer).toBeHidden();
  await page.getByText("Penguins", { exact: true }).first().click();
  await expect(surmise.notices).not.toContainText("The settings differ from this study's.");
  await surmise.tab("Search").click();
  await surmise.trials.getByRole("row").nth(1).click();
  await surmise.button("Narrow the space to here").click();
  await expect(offer).toBeVisible();
});

test("a section that opens is scrolled into view", async ({ surmise, page }) => {
  await page.setViewportSize({ width: 1280, height: 700 });
  await surmise.open();
  await surmise.section("Search").click();
  await expect(page.getByRole("combobox", { name: "Sampler" })).toBeInViewport();
});

test("another sampler takes over a paused study", async ({ surmise, page }) => {
  await surmise.open(`trials=10&${QUICK}&sampler=random`);
  for (let trial = 1; trial <= 3; trial++) {
    await oneTrial(surmise);
    await surmise.expectTrials(trial);
  }
  const before = await trials(page);
  await surmise.section("Search").click();
  await page.getByRole("combobox", { name: "Sampler" }).selectOption("Sobol sequence");
  await surmise.button("Continue").click();
  await surmise.finished();
  const after = await trials(page);
  expect(after.slice(0, 3).map(({ values }) => values)).toEqual(before.map(({ values }) => values));
  expect(after.map(({ suggestion }) => suggestion!.origin)).toEqual([
    ...Array.from({ length: 3 }, () => "random"),
    ...Array.from({ length: 7 }, () => "sequence"),
  ]);
});

test("a finished study continues with a larger budget", async ({ surmise, page }) => {
  await surmise.open(`trials=4&${QUICK}`);
  await surmise.runToTheEnd();
  const before = await trials(page);
  await surmise.section("Search").click();
  const budget = page.getByRole("textbox", { name: "Trials", exact: true });
  await budget.fill("7");
  await budget.press("Enter");
  await surmise.button("Continue").click();
  await surmise.expectTrials(7);
  await surmise.finished();
  const after = await trials(page);
  expect(after.slice(0, 4)).toEqual(before);
  expect(after.length).toBe(7);
});

test("a study learns from another one's file", async ({ surmise, page }) => {
  await surmise.open(`trials=8&${QUICK}`);
  await surmise.runToTheEnd();
  const best = await page.evaluate(() => {
    const values = window.surmise.run.getState().study!.trials.map(({ values }) => values![0]!);
    return values.indexOf(Math.min(...values));
  });
  const params = (await trials(page))[best]!.params;
  await surmise.button("Export").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("menuitem", { name: /^Study/ }).click(),
  ]);
  const file = {
    name: "earlier.json",
    mimeType: "application/json",
    buffer: await readFile(await download.path()),
  };

  await surmise.open(`trials=5&${QUICK}&seed=2`, "./?fresh");
  await surmise.section("Search").click();
  await page.getByText("Earlier trials", { exact: true }).click();
  await page.locator('input[type="file"][accept*="json"]').setInputFiles(file);
  await expect(page.getByText(/8 of 8 .*trials/)).toBeVisible();
  await surmise.runToTheEnd();
  const first = (await trials(page))[0]!;
  expect(first.suggestion?.origin).toBe("known");
  expect(first.params).toEqual(params);
  expect((await trials(page))[1]!.suggestion?.origin).toBe("model");
});

test("a file that is no study is refused in a sentence", async ({ surmise, page }) => {
  await surmise.open();
  await surmise.section("Search").click();
  await page.getByText("Earlier trials", { exact: true }).click();
  await page
    .locator('input[type="file"][accept*="json"]')
    .setInputFiles({ name: "notes.json", mimeType: "application/json", buffer: Buffer.from('{"a": 1}') });
  await expect(surmise.notices).toContainText("notes.json");
  await expect(surmise.notices).toContainText("it is not a study of Surmise");
});

async function oneTrial(surmise: SurmisePage) {
  await surmise.button("One trial").click();
  await expect(surmise.runBar.getByText("Paused", { exact: true })).toBeVisible();
}

async function trials(page: Page) {
  return page.evaluate(() => window.surmise.run.getState().study!.trials);
}

async function byHand(page: Page) {
  return (await trials(page)).find(({ suggestion }) => suggestion?.origin === "queued");
}
