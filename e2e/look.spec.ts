import type { Page } from "@playwright/test";
import { expect, test } from "./journey.ts";
import { SHORT } from "./surmisePage.ts";

test("the language is switched on the spot and remembered", async ({ surmise, page }) => {
  await surmise.open(SHORT);
  await surmise.button("Language").click();
  await page.getByRole("menuitem", { name: "简体中文" }).click();
  await expect(page.locator("html")).toHaveAttribute("lang", "zh-CN");
  await page.getByRole("button", { name: "运行", exact: true }).click();
  const runBar = page.getByRole("region", { name: "运行", exact: true });
  await expect(runBar.getByText("已完成", { exact: true })).toBeVisible({ timeout: 100_000 });
  await page.getByRole("tab", { name: "模型", exact: true }).click();
  await expect(page.getByRole("tabpanel", { name: "模型" })).toContainText(/95 ?% 区间/);
  expect(await englishWords(page)).toEqual([]);

  await page.reload();
  await expect(page.getByRole("button", { name: "运行", exact: true })).toBeVisible();
});

test.describe("in a Chinese browser", () => {
  test.use({ locale: "zh-CN" });

  test("the page is Chinese from the start, and its messages too", async ({ page, surmise }) => {
    await surmise.open("colour=blue");
    await expect(page.getByRole("button", { name: "运行", exact: true })).toBeVisible();
    await expect(page.getByRole("main")).toContainText("colour=blue");
    expect(await page.getByRole("main").innerText()).toMatch(/链接/);
  });
});

test("light and dark are switched on the spot and remembered", async ({ surmise, page }) => {
  await page.emulateMedia({ colorScheme: "light" });
  await surmise.open();
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await background();
  await surmise.button("Switch to dark").click();
  await expect(surmise.button("Switch to light")).toBeVisible();
  expect(await background()).not.toBe(light);
  await page.reload();
  await expect(surmise.button("Switch to light")).toBeVisible();
});

for (const width of [320, 375, 768, 1920]) {
  test(`at ${width} px nothing is cut off and a study runs`, async ({ surmise, page }) => {
    await page.setViewportSize({ width, height: width < 700 ? 740 : 1000 });
    await surmise.open(SHORT);
    expect(await overflow(page)).toBeLessThanOrEqual(0);
    await surmise.runToTheEnd();
    const tabs = width < 900 ? ["Set-up", "Search", "Model"] : ["Search", "Model"];
    for (const tab of tabs) {
      await surmise.tab(tab).click();
      expect(await overflow(page), `${tab} tab`).toBeLessThanOrEqual(0);
    }
    await expect(page.getByText(/on 69 test rows/).first()).toBeVisible();
  });
}

/** Pixels by which the page is wider than its window. */
function overflow(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** English phrases left on a Chinese page: three words in a row that are not names. */
async function englishWords(page: Page): Promise<string[]> {
  const text = await page.locator("body").innerText();
  return text.match(/\b[a-z]{2,} [a-z]{2,} [a-z]{2,}\b/g) ?? [];
}
