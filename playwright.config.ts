import { defineConfig } from "@playwright/test";
import { CHROMIUM_FLAGS } from "./scripts/chromiumFlags.mjs";
import { findChromium } from "./scripts/findChromium.mjs";

/** Another port lets two checkouts run their journeys at once. */
const PORT = Number(process.env["E2E_PORT"] ?? 4190);

/** Journeys through the production build: run `npm run build` first, or `npm test -- --only e2e`. */
export default defineConfig({
  testDir: "e2e",
  outputDir: "test-results",
  fullyParallel: true,
  forbidOnly: Boolean(process.env["CI"]),
  // A missing stored result would otherwise be written from what the page shows now.
  updateSnapshots: "none",
  // Six at once took as long on two cores (429 to 437 s), and waits of 15 s ended journeys that pass alone.
  workers: 4,
  // Four at once on two cores: a journey takes up to four times as long as alone.
  timeout: 200_000,
  expect: { timeout: 15_000 },
  reporter: "list",
  use: {
    baseURL: `http://127.0.0.1:${PORT}/`,
    locale: "en-GB",
    viewport: { width: 1280, height: 800 },
    launchOptions: {
      executablePath: findChromium() ?? "chromium",
      args: CHROMIUM_FLAGS,
    },
  },
  webServer: {
    command: `node scripts/serve.mjs --port ${PORT}`,
    url: `http://127.0.0.1:${PORT}/`,
    reuseExistingServer: false,
  },
});
