import type { Browser } from "playwright";
import { tasksDuring, watchLongTasks, type PageTasks } from "../pageTasks.ts";
import type { Parsed } from "./parse.worker.ts";
import { watchRenderer, type RendererUse } from "./watchRenderer.ts";

interface ParserWindow {
  parseCsv(keep: boolean): Promise<Parsed>;
}

/** PapaParse alone reads a file in a worker. @param url of this folder's page @param keep see `parse.worker.ts` */
export async function parseOnPage(
  browser: Browser,
  url: string,
  file: string,
  keep: boolean,
): Promise<Parsed & PageTasks & RendererUse> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await watchLongTasks(page);
    await page.goto(url);
    await page.waitForFunction(() => "parseCsv" in window);
    await page.locator("input").setInputFiles(file);
    const use = await watchRenderer(browser);
    return await tasksDuring(page, async () => ({
      ...(await page.evaluate((kept) => (window as unknown as ParserWindow).parseCsv(kept), keep)),
      ...(await use()),
    }));
  } finally {
    await context.close();
  }
}
