import { cpus } from "node:os";
import { parseArgs } from "node:util";
import type { Browser } from "playwright";
import { buildIfStale } from "../scripts/build.mjs";
import { serve } from "../scripts/serve.mjs";
import { quantileOf } from "../src/core/math/stats.ts";
import type { BenchReport } from "./bench.ts";
import { launchChromium } from "./chromium.ts";
import { runStudyOnPage } from "./studyPage.ts";

export const description =
  "trials per second against the number of workers in Chromium (--trials 200 --workers MOST --repeats 3 --quick)";

/**
 * Random search: its configurations depend only on the seed, not on the order in which trials end. No early stopping, so that
 * every trial trains all of its epochs.
 */
const STUDY =
  "data=breast-cancer&sampler=random&engine=wasm&layers=2&activation=relu&units1=32..128&units2=32..128&epochs=30&patience=0";

export async function run(argv: string[]): Promise<BenchReport> {
  const { trials, mostWorkers, repeats } = readOptions(argv);
  await buildIfStale();
  const site = await serve({ port: 0 });
  const browser = await launchChromium();
  try {
    const counts = Array.from({ length: mostWorkers }, (_, i) => i + 1);
    const speeds = counts.map(() => [] as number[]);
    for (let repeat = 0; repeat < repeats; repeat++) {
      for (const workers of counts) {
        speeds[workers - 1]!.push(await trialsPerSecond(browser, site.url, workers, trials));
      }
    }
    return report(counts, speeds);
  } finally {
    await browser.close();
    await site.close();
  }
}

function readOptions(argv: string[]) {
  const { values } = parseArgs({
    args: argv,
    options: {
      trials: { type: "string" },
      workers: { type: "string" },
      repeats: { type: "string" },
      quick: { type: "boolean", default: false },
    },
  });
  return {
    trials: Number(values.trials ?? (values.quick ? 40 : 200)),
    mostWorkers: Number(values.workers ?? cpus().length + 1),
    repeats: Number(values.repeats ?? (values.quick ? 1 : 3)),
  };
}

/** Trials per second of the search, without the final evaluation, which is one training on one worker. */
async function trialsPerSecond(
  browser: Browser,
  url: string,
  workers: number,
  trials: number,
): Promise<number> {
  const fragment = `${STUDY}&trials=${trials}&workers=${workers}`;
  const { searchSeconds, study } = await runStudyOnPage(browser, url, fragment, null);
  const completed = study.trials.filter(({ state }) => state === "complete").length;
  if (completed !== trials) throw new Error(`${completed} of ${trials} trials were completed`);
  return completed / searchSeconds;
}

function report(counts: readonly number[], speeds: readonly (readonly number[])[]): BenchReport {
  const results = counts.map((workers, i) => ({
    workers,
    trialsPerSecond: quantileOf(speeds[i]!, 0.5),
  }));
  const alone = results[0]!.trialsPerSecond;
  const rows = results.map(({ workers, trialsPerSecond }) => [
    String(workers),
    trialsPerSecond.toFixed(1),
    (trialsPerSecond / alone).toFixed(2),
  ]);
  const title = "Trials per second by workers: median";
  return { results, tables: [{ title, columns: ["workers", "trials/s", "to one worker"], rows }] };
}
