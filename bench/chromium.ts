import { join } from "node:path";
import { chromium, type Browser, type Page, type Worker } from "playwright";
import { build } from "vite";
import { CHROMIUM_FLAGS, GPU_FLAGS } from "../scripts/chromiumFlags.mjs";
import { ensureChromium } from "../scripts/ensureChromium.mjs";
import { ROOT } from "../scripts/project.mjs";
import { serve } from "../scripts/serve.mjs";

/**
 * A browser of its own, with a profile as fresh as a new user's.
 * @param options gpu: with WebGPU and WebGL by software
 */
export async function launchChromium({ gpu = false } = {}): Promise<Browser> {
  const executablePath = await ensureChromium();
  return chromium.launch({ executablePath, args: gpu ? GPU_FLAGS : CHROMIUM_FLAGS });
}

/**
 * Serves the page of a folder of `bench/`, built as the product is.
 * @param name of the folder, with an `index.html`
 */
export async function serveBenchPage(name: string): Promise<Awaited<ReturnType<typeof serve>>> {
  const folder = join(ROOT, ".cache/bench", name);
  // What runs the benchmarks has set NODE_ENV=development: React's slow build.
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
 * @param global what the worker's script puts on its global object once it can be asked
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
