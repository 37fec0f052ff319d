import { parseArgs } from "node:util";
import type { Browser, Worker } from "playwright";
import { buildIfStale } from "../scripts/build.mjs";
import { serve } from "../scripts/serve.mjs";
import { quantileOf } from "../src/core/math/stats.ts";
import type { DataShape } from "../src/core/learner/dataShape.ts";
import { resolveNetwork } from "../src/core/learner/registry.ts";
import type { BenchReport } from "./bench.ts";
import { launchChromium, openWorker, serveBenchPage } from "./chromium.ts";
import type { bestStepMs } from "./overhead/bestStepMs.ts";
import type { bestValidationMs } from "./overhead/bestValidationMs.ts";
import { overheadReport, type DefaultRow, type OverheadRow } from "./overhead/report.ts";
import { runStudyOnPage, type PageRun } from "./studyPage.ts";

export const description =
  "time of a study beyond the steps of its training, in Chromium (--networks tiny,small,middle --trials 40 --repeats 3 --quick)";

/** Every trial of a study takes the same steps: only the learning rate and the penalty are searched. */
const SPACE =
  "engine=wasm&batchSize=32&activation=relu&dropout=0&learningRate=1e-4..1e-1,log&l2=1e-6..1e-2,log&patience=0&seed=1";
const NETWORKS = {
  tiny: "data=iris&layers=1&units1=12",
  small: "data=breast-cancer&layers=2&units1=32&units2=32",
  middle: "data=breast-cancer&layers=2&units1=256&units2=128",
} as const;
type Network = keyof typeof NETWORKS;

/** A study whose time is compared with that of its steps. */
interface Case {
  readonly network: Network;
  readonly sampler: "random" | "gp";
  readonly workers: number;
  readonly epochs: number;
}

/** So that the longest study of each network takes seconds. */
const MOST_EPOCHS = { tiny: 200, small: 200, middle: 50 } as const;

const DEFAULT_TRIALS = 20;

export async function run(argv: string[]): Promise<BenchReport> {
  const options = readOptions(argv);
  await buildIfStale();
  const site = await serve({ port: 0 });
  const steps = await serveBenchPage("overhead");
  const browser = await launchChromium();
  try {
    const worker = await openWorker(await browser.newPage(), steps.url, "bestStepMs");
    const rows: OverheadRow[] = [];
    for (const one of casesOf(options)) {
      const runs: OverheadRow[] = [];
      for (let repeat = 0; repeat < options.repeats; repeat++) {
        runs.push(await measure(browser, worker, site.url, one, options.trials));
      }
      // The least, because other work on the machine only adds.
      rows.push(runs.reduce((best, one) => (one.wallMs < best.wallMs ? one : best)));
      process.stderr.write(`${JSON.stringify(one)}: done\n`);
    }
    return overheadReport(rows, await measureDefault(browser, site.url, options.repeats));
  } finally {
    await browser.close();
    await Promise.all([site.close(), steps.close()]);
  }
}

interface Options {
  readonly networks: readonly Network[];
  readonly trials: number;
  readonly repeats: number;
}

function readOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      networks: { type: "string" },
      trials: { type: "string" },
      repeats: { type: "string" },
      quick: { type: "boolean", default: false },
    },
  });
  const networks = (values.networks ?? (values.quick ? "tiny,small" : "tiny,small,middle")).split(",");
  return {
    networks: networks.map((name) => name as Network),
    trials: Number(values.trials ?? (values.quick ? 20 : 40)),
    repeats: Number(values.repeats ?? (values.quick ? 1 : 3)),
  };
}

function casesOf({ networks }: Options): readonly Case[] {
  return networks.flatMap((network) => [
    { network, sampler: "random", workers: 1, epochs: 1 },
    { network, sampler: "random", workers: 1, epochs: 20 },
    { network, sampler: "random", workers: 1, epochs: MOST_EPOCHS[network] },
    { network, sampler: "random", workers: 2, epochs: MOST_EPOCHS[network] },
    { network, sampler: "gp", workers: 1, epochs: 20 },
    { network, sampler: "gp", workers: 2, epochs: 20 },
  ]);
}

async function measure(
  browser: Browser,
  worker: Worker,
  url: string,
  { network, sampler, workers, epochs }: Case,
  trials: number,
): Promise<OverheadRow> {
  const fragment = `${NETWORKS[network]}&${SPACE}&sampler=${sampler}&workers=${workers}&epochs=${epochs}&trials=${trials}`;
  const run = await runStudyOnPage(browser, url, fragment, null);
  const complete = run.study.trials.filter(({ state }) => state === "complete");
  if (complete.length !== trials) throw new Error(`${complete.length} of ${trials} trials were completed`);
  const alone = await timesAlone(worker, run);
  const stepsPerEpoch = Math.ceil(run.data.trainRows / 32);
  const firstStartMs = Math.min(...complete.map(({ startedMs }) => startedMs!));
  const lastEndMs = Math.max(...complete.map(({ endedMs }) => endedMs!));
  return {
    network,
    sampler,
    workers,
    epochs,
    trials,
    stepsPerEpoch,
    wallMs: lastEndMs - firstStartMs,
    stepsMs: trials * epochs * stepsPerEpoch * alone.stepMs,
    validationMs: trials * epochs * alone.validationMs,
    suggestionsMs: run.suggestionMs.reduce((sum, ms) => sum + ms, 0),
    msPerSuggestion: quantileOf([...run.suggestionMs], 0.5),
    msFirstModelled: run.suggestionMs[10] ?? NaN,
  };
}

interface TimesAlone {
  readonly stepMs: number;
  /** Of all validation rows, once. */
  readonly validationMs: number;
}

/** The times of one step and one validation of the study's networks, all of the same shape, with nothing around them. */
async function timesAlone(worker: Worker, { study, data }: PageRun): Promise<TimesAlone> {
  const outputs = data.classes === 2 ? 1 : data.classes;
  const loss = outputs === 1 ? "sigmoidCrossEntropy" : "softmaxCrossEntropy";
  const shape: DataShape = { rowShape: [data.features], outputs, loss };
  const { model, training } = resolveNetwork(study.config!.settings, study.trials[0]!.params, shape);
  return worker.evaluate(
    async ({ model, batchSize, rows }) => {
      const timing = globalThis as unknown as Timing;
      return {
        stepMs: await timing.bestStepMs(model, batchSize),
        validationMs: await timing.bestValidationMs(model, rows),
      };
    },
    { model, batchSize: training.batchSize, rows: data.validationRows },
  );
}

/** What the worker of the benchmark defines. */
interface Timing {
  readonly bestStepMs: typeof bestStepMs;
  readonly bestValidationMs: typeof bestValidationMs;
}

/** The default study, with the settings and workers that the page suggests on this machine. */
async function measureDefault(browser: Browser, url: string, repeats: number): Promise<DefaultRow> {
  const runs: PageRun[] = [];
  for (let repeat = 0; repeat < repeats; repeat++) {
    runs.push(await runStudyOnPage(browser, url, `trials=${DEFAULT_TRIALS}`, null));
  }
  const median = (of: (run: PageRun) => number) => quantileOf(runs.map(of), 0.5);
  return {
    study: "default",
    trials: DEFAULT_TRIALS,
    workers: runs[0]!.study.workers,
    searchSeconds: median(({ searchSeconds }) => searchSeconds),
    seconds: median(({ seconds }) => seconds),
    msPerSuggestion: median(({ suggestionMs }) => quantileOf([...suggestionMs], 0.5)),
  };
}
