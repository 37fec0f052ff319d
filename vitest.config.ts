import { availableParallelism } from "node:os";
import { playwright } from "@vitest/browser-playwright";
import { defineConfig } from "vitest/config";
import { buildKernels } from "./scripts/buildKernels.mjs";
import { GPU_FLAGS } from "./scripts/chromiumFlags.mjs";
import { findChromium } from "./scripts/findChromium.mjs";

// A test run by hand after a change to the kernels tests that change.
await buildKernels();

/** `npm test -- --full` sets it: see `src/testing/strength.ts`. */
const full = process.env["SURMISE_FULL"] === "1";
const executablePath = findChromium() ?? "chromium";

export default defineConfig({
  test: {
    // Vitest leaves one core to itself, which is half of a small machine.
    maxWorkers: availableParallelism(),
    // A missing stored result would otherwise be written from what the code gives now, and the test would pass.
    update: "none",
    projects: [
      {
        test: {
          name: "unit",
          provide: { full },
          environment: "node",
          // Files share a worker: to start one and load the modules anew for each of 300 files was a quarter of all work.
          isolate: false,
          pool: "threads",
          unstubGlobals: true,
          restoreMocks: true,
          // A hung test ends; a busy machine alone does not fail one.
          testTimeout: 120_000,
          expect: { requireAssertions: true },
          include: ["src/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "bench/**/*.test.ts"],
          exclude: ["**/*.browser.test.*", "**/node_modules/**"],
        },
      },
      {
        // What the workers import is found when they start; bundled only then, it reloads the page in the middle of a test.
        optimizeDeps: {
          include: [
            "papaparse",
            "comlink",
            "@tensorflow/tfjs-core",
            "@tensorflow/tfjs-backend-cpu",
            "@tensorflow/tfjs-backend-webgl",
            "@tensorflow/tfjs-backend-webgpu",
          ],
        },
        test: {
          name: "browser",
          provide: { full },
          include: ["src/**/*.browser.test.{ts,tsx}"],
          testTimeout: 180_000,
          expect: { requireAssertions: true },
          browser: {
            enabled: true,
            headless: true,
            screenshotFailures: false,
            provider: playwright({ launchOptions: { executablePath, args: GPU_FLAGS, channel: "" } }),
            instances: [{ browser: "chromium" }],
          },
        },
      },
    ],
  },
});
