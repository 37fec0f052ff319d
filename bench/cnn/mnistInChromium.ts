import { join } from "node:path";
import { chromium } from "playwright";
import { build } from "vite";
import { ROOT } from "../../scripts/project.mjs";
import { serve } from "../../scripts/serve.mjs";
import type { EngineKind } from "../../src/engine/engine.ts";
import { GPU_FLAGS } from "../../vitest.config.ts";
import type { MnistTraining } from "./trainMnist.ts";

type InWorker = { trainMnist?: (kind: EngineKind, seed: number, limit: number) => Promise<MnistTraining> };

/** Serves the page with the worker that trains, built as the product is. */
export async function serveCnnPage() {
  const folder = join(ROOT, ".cache/bench/cnn");
  await build({
    configFile: false,
    root: join(ROOT, "bench/cnn"),
    base: "./",
    logLevel: "error",
    worker: { format: "es" },
    build: { outDir: folder, emptyOutDir: true, target: "es2023", chunkSizeWarningLimit: 5000 },
  });
  return serve({ folder, port: 0 });
}

/**
 * One training in a browser of its own.
 * @throws Error with the reason where the engine is not to be had, or too slow
 */
export async function mnistInChromium(
  executablePath: string,
  url: string,
  kind: EngineKind,
  seed: number,
  limitSeconds: number,
): Promise<MnistTraining> {
  const args = kind === "webgl" ? GPU_FLAGS : ["--no-sandbox", "--disable-background-networking"];
  const browser = await chromium.launch({ executablePath, args });
  try {
    const page = await browser.newPage();
    const started = page.waitForEvent("worker");
    await page.goto(url);
    const worker = await started;
    const asked = { kind, seed, limitSeconds };
    return await worker.evaluate(async (request) => {
      const realm = globalThis as unknown as InWorker;
      while (realm.trainMnist === undefined) await new Promise((resolve) => setTimeout(resolve, 10));
      return realm.trainMnist(request.kind, request.seed, request.limitSeconds);
    }, asked);
  } finally {
    await browser.close();
  }
}
