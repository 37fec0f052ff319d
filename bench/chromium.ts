import { join } from "node:path";
import { chromium, type Browser, type Page, type Worker } from "playwright";
import { build } from "vite";
import { CHROMIUM_FLAGS, GPU_FLAGS } from "../scripts/chromiumFlags.mjs";
import { ensureChromium } from "../scripts/ensureChromium.mjs";
import { ROOT } from "../scripts/project.mjs";
import { serve } from "../scripts/serve.mjs";

/**
 * A separate browser with a new profile.
 * @param options gpu: with WebGPU and WebGL, emulated in software
 */
export async function launchChromium({ gpu = false } = {}): Promise<Browser> {
  const executablePath = await ensureChromium();
  return chromium.launch({ executablePath, args: gpu ? GPU_FLAGS : CHROMIUM_FLAGS });
}

/**
 * Serves the page of a folder of `bench/`, built as the product is.
 * @param name the folder, which has an `index.html`
 */
export async function serveBenchPage(name: string): Promise<Awaited<ReturnType<typeof serve>>> {
  const folder = join(ROOT, ".cache/bench", name);
  // The runner of the benchmarks sets NODE_ENV=development, which selects React's slow build.
  process.env["NODE_ENV"] = "production";
  await build({
    configFile: false,
    root: join(ROOT, "bench", name),
    base: "./",
    logLevel: "error",
    worker: { format: "es" },
    build: { outDir: folder, emptyOutDir: true, target: "es2023", chunkSizeWarningLimit: 5000 },
  });
  return serve({ folder, port: 0 });
}

/**
 * Opens a page that starts one worker.
 * @param global the name that the worker's script defines on its global object when it is ready
 */
export async function openWorker(page: Page, url: string, global: string): Promise<Worker> {
  const started = page.waitForEvent("worker");
  await page.goto(url);
  const worker = await started;
  await worker.evaluate(async (name) => {
    const isThere = () => name in globalThis;
    while (!isThere()) await new Promise((resolve) => setTimeout(resolve, 5));
  }, global);
  return worker;
}

/** The message of a failure, without the stack that a browser sends along. */
export function firstLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n")[0]!.replace(/^worker\.evaluate: (Error: )?/, "");
}
