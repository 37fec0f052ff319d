import type { Page } from "@playwright/test";
import axe, { type RunOptions } from "axe-core";

declare global {
  interface Window {
    readonly axe: typeof axe;
  }
}

const OPTIONS: RunOptions = {
  runOnly: {
    type: "tag",
    values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
  },
  resultTypes: ["violations"],
  // Style sheets and media, which only rules about sounds and turned screens read.
  preload: false,
};

/**
 * The accessibility rules that the page breaks, one line for each element.
 *
 * axe runs in the page itself. Its package for Playwright copies the results into a second page, which is
 * necessary only for frames and took four times as long. This page has no frames.
 * @param within a selector; the whole page by default
 */
export async function violations(page: Page, within = "html"): Promise<string[]> {
  // Once for each page: the source is half a megabyte.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe.source);
  return page.evaluate(
    async ({ within: selector, options }) => {
      const { violations: found } = await window.axe.run(selector, options);
      return found.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")} ${failureSummary}`),
      );
    },
    { within, options: OPTIONS },
  );
}
