import { parseArgs } from "node:util";
import type { CDPSession, Page } from "playwright";
import { quantileOf } from "../src/core/math/stats.ts";
import type { BenchReport, ResultRow, Table } from "./bench.ts";
import type { ChartName } from "./charts/charts.tsx";
import { launchChromium, serveBenchPage } from "./chromium.ts";

export const description =
  "CPU time of the page's thread to draw and to update each chart of a study (--charts convergence,pareto --trials 100,1000,5000 --repeats 5 --quick)";

const CHARTS: readonly ChartName[] = [
  "convergence",
  "learningCurves",
  "pareto",
  "hypervolume",
  "workerTimeline",
  "trialCurve",
];
/** Number of reports drawn in each timed round. */
const UPDATES = 20;
/** Maximal CPU time of an update with this many trials: one frame. */
const BOUND = { updateMs: 16, trials: 1000 };

interface Options {
  readonly charts: readonly ChartName[];
  readonly trials: readonly number[];
  readonly repeats: number;
}

export async function run(argv: string[]): Promise<BenchReport> {
  const options = readOptions(argv);
  const site = await serveBenchPage("charts");
  const browser = await launchChromium();
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.goto(site.url);
    await page.waitForFunction(() => "chartsPage" in window);
    const session = await page.context().newCDPSession(page);
    await session.send("Performance.enable", { timeDomain: "threadTicks" });
    const rows: ResultRow[] = [];
    for (const chart of options.charts) {
      for (const trials of options.trials) {
        rows.push(await timeChart(page, session, chart, trials, options.repeats));
        process.stderr.write(`${chart}, ${trials} trials: done\n`);
      }
    }
    return { results: rows, tables: [chartsTable(rows)] };
  } finally {
    await browser.close();
    await site.close();
  }
}

function readOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      charts: { type: "string" },
      trials: { type: "string", default: "100,1000,5000" },
      repeats: { type: "string" },
      quick: { type: "boolean", default: false },
    },
  });
  const chosen = values.charts?.split(",") ?? CHARTS;
  return {
    charts: CHARTS.filter((chart) => chosen.includes(chart)),
    trials: values.trials.split(",").map(Number),
    repeats: Number(values.repeats ?? (values.quick ? 2 : 5)),
  };
}

async function timeChart(
  page: Page,
  session: CDPSession,
  chart: ChartName,
  trials: number,
  repeats: number,
): Promise<ResultRow> {
  await page.evaluate((args) => window.chartsPage.prepare(...args), [chart, trials, UPDATES] as const);
  const draws: number[] = [];
  const updates: number[] = [];
  // The first round is a warm-up, which compiles the code.
  for (let round = 0; round <= repeats; round++) {
    const drawMs = await cpuMs(page, session, "draw");
    const updateMs = (await cpuMs(page, session, "update")) / UPDATES;
    await page.evaluate(() => window.chartsPage.clear());
    if (round === 0) continue;
    draws.push(drawMs);
    updates.push(updateMs);
  }
  const [drawMs, updateMs] = [quantileOf(draws, 0.5), quantileOf(updates, 0.5)];
  const bound = trials === BOUND.trials ? { withinBound: updateMs <= BOUND.updateMs } : {};
  return { chart, trials, drawMs, updateMs, ...bound };
}

/** CPU time of the page's thread for a part of the benchmark: scripts, style, layout and painting. */
async function cpuMs(page: Page, session: CDPSession, part: "draw" | "update"): Promise<number> {
  const before = await taskMs(session);
  await page.evaluate((name) => window.chartsPage[name](), part);
  return (await taskMs(session)) - before;
}

async function taskMs(session: CDPSession): Promise<number> {
  const { metrics } = await session.send("Performance.getMetrics");
  return 1000 * metrics.find(({ name }) => name === "TaskDuration")!.value;
}

function chartsTable(rows: readonly ResultRow[]): Table {
  const ms = (value: unknown) => Number(value).toFixed(1);
  return {
    title: `CPU of the page's thread in ms; bound: an update at ${BOUND.trials} trials in ${BOUND.updateMs} ms`,
    columns: ["chart", "trials", "draw", "update", "bound"],
    rows: rows.map(({ chart, trials, drawMs, updateMs, withinBound }) => [
      String(chart),
      String(trials),
      ms(drawMs),
      ms(updateMs),
      withinBound === undefined ? "" : withinBound === true ? "kept" : "MISSED",
    ]),
  };
}
