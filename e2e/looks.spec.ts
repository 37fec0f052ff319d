import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";
import { SHORT } from "./surmisePage.ts";

const WIDE = { width: 1920, height: 1000 };
/** 1280 × 800 at 200 %. */
const ZOOMED = { width: 640, height: 400 };

test("from a phone to a projector nothing is cut off on any tab, and at 200 % the content is in view", async ({
  surmise,
  page,
}) => {
  await surmise.open(SHORT);
  await surmise.runToTheEnd();
  for (const size of [
    { width: 320, height: 640 },
    { width: 375, height: 740 },
    ZOOMED,
    { width: 1280, height: 800 },
    WIDE,
  ]) {
    await page.setViewportSize(size);
    for (const tab of size.width < 900
      ? ["Set-up", "Data", "Search", "Model"]
      : ["Data", "Search", "Model"]) {
      await surmise.tab(tab).click();
      await expect(page.getByRole("tabpanel", { name: tab })).toBeVisible();
      expect(await overflow(page), `${tab} at ${size.width}`).toBeLessThanOrEqual(0);
    }
    if (size === ZOOMED) {
      // Header, run bar, notice and tabs leave more than half of the window.
      const panel = await page.getByRole("tabpanel", { name: "Model" }).boundingBox();
      expect(panel!.y).toBeLessThan(size.height / 2);
    }
  }
});

test("on a wide screen all tabs have the same edges", async ({ surmise, page }) => {
  await page.setViewportSize(WIDE);
  await surmise.open(SHORT);
  await surmise.runToTheEnd();
  const edges = new Set<string>();
  for (const tab of ["Data", "Search", "Model"]) {
    await surmise.tab(tab).click();
    const cards = page.getByRole("tabpanel", { name: tab }).locator("section");
    await expect(cards.nth(1)).toBeVisible();
    const boxes = await cards.evaluateAll((all) => all.map((card) => card.getBoundingClientRect().toJSON()));
    edges.add(
      `${Math.min(...boxes.map(({ left }) => left))} ${Math.max(...boxes.map(({ right }) => right))}`,
    );
  }
  expect([...edges]).toHaveLength(1);
});

test.describe("in a browser that does not save data", () => {
  test.use({ keepsParts: true });

  test("a chart is drawn out of sight to be ready, and the Search tab can be left meanwhile", async ({
    surmise,
    page,
  }) => {
    const hidden = page.locator("[aria-hidden] .recharts-wrapper");
    await surmise.open();
    // It stays for two seconds, which the pauses of `expect` could miss on a busy machine.
    await hidden.waitFor({ state: "attached", timeout: 60_000 });
    await expect(hidden).toHaveCount(0);
    // With the parts of before the chart may come soon after the page.
    await page.reload({ waitUntil: "commit" });
    await hidden.waitFor({ state: "attached", timeout: 60_000 });
    await surmise.tab("Data").click();
    await expect(page.getByRole("heading", { name: "Data check" })).toBeVisible();
  });
});

test("the end of a study shows the way to the model and leaves the focus where it is", async ({
  surmise,
  page,
}) => {
  await surmise.open(SHORT);
  const name = page.getByRole("textbox", { name: "Study name" });
  await surmise.button("Run").click();
  await name.focus();
  await surmise.finished();
  await expect(name).toBeFocused();
  await surmise.notices.getByRole("button", { name: "See the best model" }).click();
  await expect(surmise.tab("Model")).toHaveAttribute("aria-selected", "true");
  await expect(page.getByRole("region", { name: "Test score" })).toBeVisible();
});

test("on a phone a tapped row of trials scrolls to its details, the origin is beside the state", async ({
  surmise,
  page,
}) => {
  await page.setViewportSize({ width: 375, height: 740 });
  await surmise.open(SHORT);
  await surmise.runToTheEnd();
  await surmise.tab("Search").click();
  const heads = surmise.trials.getByRole("columnheader");
  await expect(heads.nth(3)).toHaveText("Origin");
  await surmise.trials.getByRole("row").nth(1).click();
  await expect(page.getByRole("heading", { name: "Trial 3", exact: true })).toBeInViewport();
  // Keys move through the rows without scrolling the page.
  await page.evaluate(() => scrollTo({ top: 0 }));
  await surmise.trials.getByRole("row").nth(2).focus();
  const before = await page.evaluate(() => scrollY);
  await page.keyboard.press("ArrowUp");
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  expect(Math.abs((await page.evaluate(() => scrollY)) - before)).toBeLessThan(60);
});

test("paper has the results of all tabs in light colours and nothing to press; afterwards the page is as before", async ({
  surmise,
  page,
}) => {
  await page.emulateMedia({ colorScheme: "dark" });
  await surmise.open(SHORT);
  await surmise.runToTheEnd();
  await page.evaluate(() => {
    window.print = () => void window.dispatchEvent(new Event("beforeprint"));
  });
  await surmise.button("Export").click();
  await page.getByRole("menuitem", { name: /^Print/ }).click();
  const paper = page.locator("[data-printed]");
  await expect(paper).toBeAttached();
  await page.emulateMedia({ media: "print" });
  for (const name of ["Model", "Search", "Data"]) {
    await expect(paper.getByRole("heading", { level: 1, name, exact: true })).toBeVisible();
  }
  for (const name of ["Test score", "Best so far", "Trials", "Data check"]) {
    await expect(paper.getByRole("heading", { name, exact: true })).toBeVisible();
  }
  await expect(page.getByRole("region", { name: "Run", exact: true })).toBeHidden();
  expect(await paper.locator(".mantine-Button-root:visible, .mantine-ActionIcon-root:visible").count()).toBe(
    0,
  );
  expect(await paper.evaluate((element) => getComputedStyle(element).color)).toBe("rgb(27, 31, 36)");
  // The width of a sheet without its margins, on few sheets.
  expect(await paper.evaluate((element) => element.getBoundingClientRect().width)).toBeLessThanOrEqual(700);
  expect(await paper.evaluate((element) => element.scrollWidth - element.clientWidth)).toBeLessThanOrEqual(0);
  expect(await paper.locator("canvas").count()).toBe(0);
  const chart = paper.getByRole("region", { name: "Best so far" });
  const bestDot = await chart.locator("circle").last().boundingBox();
  const dots = await chart
    .locator("svg path[opacity]")
    .evaluateAll((all) => all.map((dot) => dot.getBoundingClientRect().toJSON()));
  const middle = ({ x, y, width, height }: Box) => [x + width / 2, y + height / 2] as const;
  const [x, y] = middle(bestDot!);
  const nearest = Math.min(...dots.map(middle).map((at) => Math.hypot(at[0] - x, at[1] - y)));
  expect(nearest, "the best trial's dot lies under the mark of the line").toBeLessThan(0.5);
  const pdf = (await page.pdf({ format: "A4" })).toString("latin1");
  expect(pdf.match(/\/Type \/Page\b/g)!.length).toBeLessThanOrEqual(4);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.emulateMedia({ media: "screen" });
  await expect(paper).toHaveCount(0);
  await expect(page.locator("html")).toHaveAttribute("data-mantine-color-scheme", "dark");
});

test("the browser's own menu prints the charts of a study that has just begun", async ({ surmise, page }) => {
  await surmise.open("trials=400&epochs=60&patience=0&engine=wasm&sampler=random&run");
  await expect(surmise.runBar.getByText("Running", { exact: true })).toBeVisible();
  // What is there when the event returns is printed.
  const printed = () =>
    page.evaluate(() => {
      window.dispatchEvent(new Event("beforeprint"));
      const chart = document.querySelector("[data-printed] [aria-label='Best so far'] svg");
      window.dispatchEvent(new Event("afterprint"));
      return chart !== null;
    });
  await expect.poll(printed).toBe(true);
});

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Pixels by which the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}
