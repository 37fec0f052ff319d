import { test as base, expect } from "@playwright/test";
import { SurmisePage } from "./surmisePage.ts";

interface Journey {
  readonly surmise: SurmisePage;
  readonly faults: string[];
  /** Whether the page fetches all its parts in advance, which is a fifth of the work of a short journey. */
  readonly keepsParts: boolean;
}

/**
 * A journey through the production build. Every journey fails on an error in the console, on an uncaught exception and on
 * a request to another host.
 */
export const test = base.extend<Journey>({
  keepsParts: [false, { option: true }],
  context: async ({ context, keepsParts }, provide) => {
    if (!keepsParts) await context.addInitScript(saveData);
    await provide(context);
  },
  faults: [
    async ({ context }, provide) => {
      const faults: string[] = [];
      context.on("console", (message) => {
        if (message.type() === "error") faults.push(`console: ${message.text()}`);
      });
      context.on("weberror", (error) => faults.push(`uncaught: ${error.error().message}`));
      context.on("request", (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (protocol.startsWith("http") && hostname !== "127.0.0.1") faults.push(`request: ${request.url()}`);
      });
      await provide(faults);
      expect(faults).toEqual([]);
    },
    { auto: true },
  ],
  surmise: async ({ page }, provide) => {
    await provide(new SurmisePage(page));
  },
});

/** Runs in the page: simulates a browser in data saving mode. */
function saveData(): void {
  Object.defineProperty(navigator, "connection", { value: { saveData: true } });
}

export { expect };
