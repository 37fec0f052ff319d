import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { gzipSync } from "node:zlib";
import type { Browser, Page } from "playwright";
import { buildIfStale } from "../scripts/build.mjs";
import { DIST } from "../scripts/project.mjs";
import { serve } from "../scripts/serve.mjs";
import { quantileOf } from "../src/core/math/stats.ts";
import type { BenchReport, ResultRow } from "./bench.ts";
import { launchChromium } from "./chromium.ts";
import { longTasksOf, watchLongTasks } from "./pageTasks.ts";

export const description =
  "first paint, JavaScript on first load, long tasks and speed of a study in Chromium (--trials 50 --repeats 5 --quick)";

/** Measurements on the page at the end of the study. Times in ms since the navigation began. */
interface PageLog {
  readonly runAtMs: number;
  readonly firstEpochAtMs: number;
}

export async function run(argv: string[]): Promise<BenchReport> {
  const { trials, repeats } = readOptions(argv);
  await buildIfStale();
  const site = await serve({ port: 0 });
  const browser = await launchChromium();
  try {
    await firstPaint(browser, site.url); // warm-up: excludes the browser's own start
    const paints = [];
    while (paints.length < repeats) paints.push(await firstPaint(browser, site.url));
    const weights = await scriptWeights(paints[0]!.scripts);
    const starts: number[] = [];
    while (starts.length < repeats) starts.push(await firstEpoch(browser, `${site.url}#trials=1&run`));
    const study = await measureStudy(browser, `${site.url}#trials=${trials}`);
    const [firstPaintMs, firstEpochMs] = [
      quantileOf(
        paints.map(({ atMs }) => atMs),
        0.5,
      ),
      quantileOf(starts, 0.5),
    ];
    return report({ firstPaintMs, ...weights, firstEpochMs, trials, ...study });
  } finally {
    await browser.close();
    await site.close();
  }
}

function readOptions(argv: string[]) {
  const { values } = parseArgs({
    args: argv,
    options: { trials: { type: "string" }, repeats: { type: "string" }, quick: { type: "boolean" } },
  });
  return {
    trials: Number(values.trials ?? (values.quick ? 10 : 50)),
    repeats: Number(values.repeats ?? (values.quick ? 3 : 5)),
  };
}

/** The first contentful paint in a new profile: its time, ms, and the scripts requested by the page before it. */
interface FirstPaint {
  readonly atMs: number;
  /** Paths below the page, without the scripts of workers, which load in parallel. */
  readonly scripts: readonly string[];
}

async function firstPaint(browser: Browser, url: string): Promise<FirstPaint> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(url);
    const paint = await page.waitForFunction(
      () => performance.getEntriesByName("first-contentful-paint")[0]?.startTime,
    );
    const atMs = (await paint.jsonValue())!;
    const scripts = await page.evaluate(
      (until) =>
        performance
          .getEntriesByType("resource")
          .filter(
            ({ name, startTime }) => name.endsWith(".js") && !/\.worker-/.test(name) && startTime < until,
          )
          .map(({ name }) => name.slice(document.baseURI.replace(/[?#].*$/, "").length)),
      atMs,
    );
    return { atMs, scripts };
  } finally {
    await context.close();
  }
}

/** Number and compressed size (kB = 1000 bytes) of scripts. */
async function scriptWeights(paths: readonly string[]) {
  const scripts = [...new Set(paths)];
  let jsKbGzipFirstLoad = 0;
  for (const path of scripts) jsKbGzipFirstLoad += gzipSync(await readFile(join(DIST, path))).length / 1000;
  return { jsKbGzipFirstLoad, scripts: scripts.length };
}

/** Time from opening a link with `run` to the first epoch reported to the page, in a new profile, ms. */
async function firstEpoch(browser: Browser, url: string): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.addInitScript(instrument);
    await page.goto(url);
    await untilFinished(page);
    return (await readLog(page)).firstEpochAtMs;
  } finally {
    await context.close();
  }
}

/** A study started by a click after the page has loaded; loading is measured separately. */
async function measureStudy(browser: Browser, url: string) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  try {
    const page = await context.newPage();
    await watchLongTasks(page);
    await page.addInitScript(instrument);
    await page.goto(url);
    await page.waitForFunction(() => window.surmise.setup.getState().dataset.status === "ready");
    await sleep(1000);
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await untilFinished(page);
    const { runAtMs } = await readLog(page);
    const longTasks = await longTasksOf(page);
    const during = longTasks.filter(({ startMs }) => startMs >= runAtMs);
    const { completed, seconds, engine, workers } = await page.evaluate(() => {
      const { study, elapsedMs, engine: info, workers: count } = window.surmise.run.getState();
      const ended = study?.trials.filter(({ endedMs }) => endedMs !== null).length ?? 0;
      return { completed: ended, seconds: elapsedMs / 1000, engine: info?.kind ?? null, workers: count };
    });
    return {
      engine,
      workers,
      trialsPerSecond: completed / seconds,
      longTasks: during.length,
      // 0: no task took 50 ms, from which on the browser reports tasks.
      longestTaskMs: Math.max(0, ...during.map(({ durationMs }) => durationMs)),
      longTasksOnLoad: longTasks.length - during.length,
      heapMb: await heapMb(page),
    };
  } finally {
    await context.close();
  }
}

async function untilFinished(page: Page) {
  await page.waitForFunction(() => window.surmise.run.getState().phase === "finished", null, {
    timeout: 600_000,
    polling: 500,
  });
}

function readLog(page: Page): Promise<PageLog> {
  return page.evaluate(() => (window as unknown as { pageLog: PageLog }).pageLog);
}

/** Runs in the page before its own scripts. */
function instrument() {
  const log = { runAtMs: 0, firstEpochAtMs: 0 };
  Object.assign(window, { pageLog: log });
  let app: typeof window.surmise;
  Object.defineProperty(window, "surmise", {
    get: () => app,
    set: (value: typeof window.surmise) => {
      app = value;
      app.run.subscribe(({ phase, study }) => {
        if (log.runAtMs === 0 && phase !== "idle") log.runAtMs = performance.now();
        if (log.firstEpochAtMs === 0 && study?.trials.some(({ curve }) => curve.trainLoss.length > 0)) {
          log.firstEpochAtMs = performance.now();
        }
      });
    },
  });
}

/** Memory of the page's scripts after a garbage collection, MB. */
async function heapMb(page: Page): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await session.send("HeapProfiler.collectGarbage");
  const { usedSize } = await session.send("Runtime.getHeapUsage");
  return usedSize / 1e6;
}

function report(row: ResultRow): BenchReport {
  const rows = Object.entries(row).map(([name, value]) => [
    name,
    typeof value === "number" ? String(Number(value.toPrecision(4))) : String(value),
  ]);
  return {
    results: [row],
    tables: [{ title: "The page in Chromium, production build", columns: ["what", "value"], rows }],
  };
}
