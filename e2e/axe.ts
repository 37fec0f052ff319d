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
};

/**
 * The accessibility rules that the page breaks, one line for each element.
 *
 * axe runs in the page itself. Its own package for Playwright carries everything that was examined into a second page, for the
 * sake of frames, of which there are none here: that took four times as long.
 * @param within a selector; the whole page by default
 */
export async function violations(page: Page, within = "html"): Promise<string[]> {
  await page.evaluate(axe.source);
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
