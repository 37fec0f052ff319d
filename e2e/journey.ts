import { test as base, expect } from "@playwright/test";
import { SurmisePage } from "./surmisePage.ts";

/**
 * A journey through the production build. Whatever it does, it fails on an error in the console, on an uncaught exception and on
 * a request to another host.
 */
export const test = base.extend<{ surmise: SurmisePage; faults: string[] }>({
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

export { expect };
