import { stat } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright";
import { buildIfStale } from "../scripts/build.mjs";
import { ROOT } from "../scripts/project.mjs";
import { serve } from "../scripts/serve.mjs";
import type { BenchReport } from "./bench.ts";
import { firstLine, launchChromium, serveBenchPage } from "./chromium.ts";
import { writeCsv } from "./csv/makeCsv.ts";
import { readOnPage } from "./csv/ourPage.ts";
import { parseOnPage } from "./csv/parserPage.ts";
import { csvReport, READ, type CsvRow } from "./csv/report.ts";
import { ONE_THREAD, pythonPeers, startPeer, type Peers } from "./pythonPeers.ts";

export const description =
  "a CSV file of 1,000,000 rows read by our page, PapaParse alone, pandas and Polars; the page's long tasks meanwhile (--rows 1000000 --repeats 3 --quick)";

const SEED = 1;
const IN_PYTHON = ["pandas", "polars", "polars-threads"] as const;

export async function run(argv: string[]): Promise<BenchReport> {
  const { rows, repeats, quick } = readOptions(argv);
  const peers = await pythonPeers(!quick);
  await buildIfStale();
  const path = join(ROOT, `.cache/bench/customers-${rows}.csv`);
  await writeCsv(path, rows, SEED);
  const file: CsvFile = { path, rows, megabytes: (await stat(path)).size / 1e6 };
  const [ours, parser] = [await serve({ port: 0 }), await serveBenchPage("csv")];
  const found: CsvRow[] = [];
  try {
    for (let repeat = 0; repeat < repeats; repeat++) {
      found.push(...(await inChromium("ours", file, (browser) => ourRows(browser, ours.url, file))));
      for (const keep of [false, true]) {
        const by = keep ? "papaparse-rows" : "papaparse";
        const parse = async (browser: Browser): Promise<CsvRow[]> => {
          const parsed = await parseOnPage(browser, parser.url, file.path, keep);
          checkRows(by, parsed.rows, rows);
          return [readRow(by, file, parsed)];
        };
        found.push(...(await inChromium(by, file, parse)));
      }
      for (const by of IN_PYTHON) found.push(await pythonRow(peers, by, file));
      process.stderr.write(`repeat ${repeat + 1} of ${repeats}: done\n`);
    }
  } finally {
    await ours.close();
    await parser.close();
  }
  return csvReport(found);
}

function readOptions(argv: string[]) {
  const { values } = parseArgs({
    args: argv,
    options: {
      rows: { type: "string" },
      repeats: { type: "string" },
      quick: { type: "boolean", default: false },
    },
  });
  const { quick } = values;
  return {
    rows: Number(values.rows ?? (quick ? 100_000 : 1_000_000)),
    repeats: Number(values.repeats ?? (quick ? 1 : 3)),
    quick,
  };
}

interface CsvFile {
  readonly path: string;
  readonly rows: number;
  readonly megabytes: number;
}

/** In a separate browser, because memory of an earlier reading would be reused and not counted. */
async function inChromium(
  by: CsvRow["by"],
  { megabytes, rows }: CsvFile,
  work: (browser: Browser) => Promise<CsvRow[]>,
): Promise<CsvRow[]> {
  const browser = await launchChromium();
  try {
    return await work(browser);
  } catch (error) {
    return [{ by, task: READ, megabytes, rows, skipped: firstLine(error) }];
  } finally {
    await browser.close();
  }
}

async function ourRows(browser: Browser, url: string, file: CsvFile): Promise<CsvRow[]> {
  const [read, ...steps] = await readOnPage(browser, url, file.path);
  const { megabytes, rows } = file;
  return [
    readRow("ours", file, read!),
    ...steps.map((step): CsvRow => ({ by: "ours", megabytes, rows, ...step })),
  ];
}

/** A separate process for each reading, like the browsers. */
async function pythonRow(peers: Peers, by: (typeof IN_PYTHON)[number], file: CsvFile): Promise<CsvRow> {
  const { megabytes, rows } = file;
  if ("skipped" in peers) return { by, task: READ, megabytes, rows, skipped: peers.skipped };
  const env = by === "polars-threads" ? {} : { ...ONE_THREAD, POLARS_MAX_THREADS: "1" };
  const peer = startPeer(peers.python, "readCsv.py", [by === "pandas" ? by : "polars"], env);
  try {
    const read = await peer.ask<PythonReading>({ path: file.path, date: "opened" });
    checkRows(by, read.rows, rows);
    return { ...readRow(by, file, read), version: read.version };
  } catch (error) {
    return { by, task: READ, megabytes, rows, skipped: firstLine(error) };
  } finally {
    await peer.close();
  }
}

interface PythonReading {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMb: number | null;
  readonly rows: number;
  readonly version: string;
}

function readRow(
  by: CsvRow["by"],
  { megabytes, rows }: CsvFile,
  measured: { readonly seconds: number; readonly peakMb: number | null },
): CsvRow {
  const mbPerSecond = megabytes / measured.seconds;
  return { ...measured, by, task: READ, megabytes, rows, mbPerSecond };
}

function checkRows(by: string, found: number, wanted: number): void {
  if (found !== wanted) throw new Error(`${by} read ${found} rows of ${wanted}`);
}
