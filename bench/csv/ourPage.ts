import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Browser, Page } from "playwright";
import type { SplitConfig } from "../../src/core/data/dataConfig.ts";
import { tasksDuring, watchLongTasks, type PageTasks } from "../pageTasks.ts";
import { watchRenderer, type RendererUse } from "./watchRenderer.ts";

/** A user action with a file on our page. */
export interface Step extends PageTasks, RendererUse {
  readonly task: string;
  readonly seconds: number;
}

/** Ways to split the rows, by the name of the step. */
const DIVISIONS: readonly (readonly [task: string, split: Partial<SplitConfig>])[] = [
  ["divide: at random", { by: { kind: "random" }, folds: 1 }],
  ["divide: 5 folds", { by: { kind: "random" }, folds: 5 }],
  ["divide: 5 folds by customer", { by: { kind: "group", column: "customer", feature: false }, folds: 5 }],
  ["divide: 5 folds in time", { by: { kind: "time", column: "opened", feature: false }, folds: 5 }],
];

const MOST_MS = 300_000;

/**
 * Reads a file (written by `csvPieces`) on our page like a user: from the change of the file field to the table on screen.
 * Then opens the Data tab, scrolls through its rows, sorts them, and splits them in several ways.
 */
export async function readOnPage(browser: Browser, url: string, file: string): Promise<readonly Step[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  try {
    const page = await context.newPage();
    await watchLongTasks(page);
    await page.goto(url);
    await page.waitForFunction(() => window.surmise.setup.getState().dataset.status === "ready");
    await page.waitForLoadState("networkidle");
    await page.getByText("Your file", { exact: true }).click();
    await sleep(1000);
    const steps: Step[] = [];
    const step = async (task: string, work: () => Promise<number>): Promise<void> => {
      const use = await watchRenderer(browser);
      const done = await tasksDuring(page, async () => ({
        seconds: (await work()) / 1000,
        ...(await use()),
      }));
      steps.push({ task, ...done });
    };
    await step("read", () => openFile(page, file));
    await step("open the Data tab", () => openDataTab(page));
    await step("scroll the rows", () => scrollRows(page));
    await step("sort the rows", () => sortRows(page));
    for (const [task, split] of DIVISIONS) await step(task, () => divide(page, split));
    return steps;
  } finally {
    await context.close();
  }
}

/** Milliseconds from the field's change to the table on screen. */
async function openFile(page: Page, file: string): Promise<number> {
  const [ms] = await Promise.all([
    page.evaluate(untilRead, basename(file)),
    page.locator('input[type="file"][multiple][accept*=".csv"]').setInputFiles(file),
  ]);
  return ms;
}

/** Runs in the page. */
async function untilRead(name: string): Promise<number> {
  const { setup } = window.surmise;
  const given = await new Promise<number>((resolve) => {
    document.addEventListener("change", () => resolve(performance.now()), { capture: true, once: true });
  });
  await new Promise<void>((resolve, reject) => {
    setup.subscribe(({ dataset, config }) => {
      if (dataset.status === "failed") reject(new Error(JSON.stringify(dataset.error)));
      const { source } = config.data;
      if (dataset.status === "ready" && source.kind === "file" && source.name === name) resolve();
    });
  });
  // The table is visible two frames later.
  await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  return performance.now() - given;
}

async function openDataTab(page: Page): Promise<number> {
  await untilDivided(page);
  const began = performance.now();
  await page.getByRole("tab", { name: "Data", exact: true }).click();
  await untilRowsShown(page);
  return performance.now() - began;
}

/** Uses a simple selector, because a search by role would take time on the page's thread. */
async function untilRowsShown(page: Page): Promise<void> {
  const cell = "table[aria-rowcount] tbody tr:nth-child(5) td[title]";
  await page.waitForFunction((selector) => document.querySelector(selector) !== null, cell, {
    timeout: MOST_MS,
    polling: 50,
  });
}

/** Scrolls with the wheel for a hundred frames, then to ten places across the table. */
async function scrollRows(page: Page): Promise<number> {
  const scroller = page.getByRole("group", { name: /^Rows of the table/ });
  await scroller.scrollIntoViewIfNeeded();
  const began = performance.now();
  await scroller.evaluate(async (element) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    for (let i = 0; i < 100; i++) {
      element.scrollTop += 120;
      await frame();
    }
    for (let place = 1; place <= 10; place++) {
      element.scrollTop = (element.scrollHeight * place) / 11;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  });
  await untilRowsShown(page);
  return performance.now() - began;
}

async function sortRows(page: Page): Promise<number> {
  const began = performance.now();
  await page.getByRole("button", { name: "Sort by income" }).click();
  await page.waitForFunction(() => window.surmise.dataView.getState().pages.size > 0, null, {
    timeout: MOST_MS,
    polling: 50,
  });
  await untilRowsShown(page);
  return performance.now() - began;
}

async function divide(page: Page, split: Partial<SplitConfig>): Promise<number> {
  const began = performance.now();
  // A different share than before, so that each step requires a new split.
  await page.evaluate(({ test, ...rest }) => window.surmise.acts.setSplit({ ...rest, test }), {
    ...split,
    test: 0.21,
  });
  await untilDivided(page);
  const problems = await page.evaluate(() => window.surmise.setup.getState().problems);
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return performance.now() - began;
}

/** Waits until the reader has split the rows as configured. */
async function untilDivided(page: Page): Promise<void> {
  await page.waitForFunction(
    () => window.surmise.division.getState().data === window.surmise.setup.getState().config.data,
    null,
    { timeout: MOST_MS, polling: 50 },
  );
}
