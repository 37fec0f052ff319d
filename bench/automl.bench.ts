import { appendFile, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright";
import { buildIfStale } from "../scripts/build.mjs";
import { ROOT } from "../scripts/project.mjs";
import { serve } from "../scripts/serve.mjs";
import { studyToFragment } from "../src/app/link/studyLink.ts";
import type { StudyConfig } from "../src/core/study/studyConfig.ts";
import { autoMlReport, completeCases, CONTENDERS, type AutoMlRow } from "./automl/report.ts";
import { peerData, studyOf } from "./automl/study.ts";
import { openTable, TABLE_NAMES, type BenchTable, type TableName } from "./automl/tables.ts";
import type { BenchReport } from "./bench.ts";
import { launchChromium } from "./chromium.ts";
import { ONE_THREAD, pythonPeers, startPeer, type Peer } from "./pythonPeers.ts";
import { runStudyOnPage } from "./studyPage.ts";

export const description =
  "test scores and time of a search among all learners, against our networks alone, a random forest and Optuna over scikit-learn (--tables NAME,… --trials 60 --seeds 10 --resume --quick)";

const FOLDER = join(ROOT, ".cache/bench/automl");
/** What has been measured, a row a line: an interrupted run can go on. */
const KEPT = join(FOLDER, "rows.jsonl");

export async function run(argv: string[]): Promise<BenchReport> {
  const { tables, trials, seeds, quick, resume } = readOptions(argv);
  const peers = await pythonPeers(!quick);
  await buildIfStale();
  await mkdir(FOLDER, { recursive: true });
  if (!resume) await rm(KEPT, { force: true });
  const kept = (await readFile(KEPT, "utf8").catch(() => ""))
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as AutoMlRow)
    .filter((row) => row.trials === trials && row.seed <= seeds && tables.includes(row.dataset as TableName));
  const site = await serve({ port: 0 });
  const browser = await launchChromium();
  const peer = "skipped" in peers ? null : startPeer(peers.python, "automl.py", [], ONE_THREAD);
  const rows = [...completeCases(kept, peer === null ? ["ours", "networks"] : CONTENDERS)];
  try {
    // Seed by seed, so that an interrupted run covers all tables.
    for (let seed = 1; seed <= seeds; seed++) {
      for (const name of tables) {
        if (rows.some((row) => row.dataset === name && row.seed === seed)) continue;
        const own = await measure(browser, site.url, peer, name, trials, seed);
        rows.push(...own);
        await appendFile(KEPT, own.map((row) => `${JSON.stringify(row)}\n`).join(""));
        process.stderr.write(`seed ${seed}, ${name}: done\n`);
      }
    }
  } finally {
    await peer?.close();
    await browser.close();
    await site.close();
  }
  const skipped =
    "skipped" in peers ? (["forest", "optuna"] as const).map((by) => ({ by, skipped: peers.skipped })) : [];
  return autoMlReport(rows, skipped);
}

function readOptions(argv: string[]) {
  const { values } = parseArgs({
    args: argv,
    options: {
      tables: { type: "string" },
      trials: { type: "string" },
      seeds: { type: "string" },
      resume: { type: "boolean", default: false },
      quick: { type: "boolean", default: false },
    },
  });
  const { quick, resume } = values;
  const wanted = (values.tables ?? (quick ? "iris,diabetes" : TABLE_NAMES.join())).split(",");
  const unknown = wanted.filter((name) => !TABLE_NAMES.some((each) => each === name));
  if (unknown.length > 0) throw new Error(`${unknown.join()}: none of ${TABLE_NAMES.join(", ")}`);
  return {
    tables: TABLE_NAMES.filter((name) => wanted.includes(name)),
    trials: Number(values.trials ?? (quick ? 12 : 60)),
    seeds: Number(values.seeds ?? (quick ? 1 : 10)),
    quick,
    resume,
  };
}

/** All contenders on one division of a table. */
async function measure(
  browser: Browser,
  url: string,
  peer: Peer | null,
  name: TableName,
  trials: number,
  seed: number,
): Promise<readonly AutoMlRow[]> {
  const table = await openTable(name);
  const base = { dataset: name, seed, trials };
  const ours = await onPage(browser, url, table, studyOf(table, "all", trials, seed));
  const networks = await onPage(browser, url, table, studyOf(table, "networks", trials, seed));
  const rows: AutoMlRow[] = [
    { by: "ours", ...base, ...ours.row },
    { by: "networks", ...base, ...networks.row },
  ];
  if (peer === null) return rows;
  // As the page has completed it: which columns are used, for instance.
  const data = peerData(table.dataset, ours.config);
  if (data.scaled.train.y.length !== ours.trainRows) throw new Error(`${name}: the page has other rows`);
  await peer.ask({ op: "data", ...data });
  type Answer = Pick<AutoMlRow, "testScore" | "share" | "seconds" | "version">;
  rows.push({ by: "forest", ...base, ...(await peer.ask<Answer>({ op: "forest", seed })) });
  rows.push({ by: "optuna", ...base, ...(await peer.ask<Answer>({ op: "optuna", seed, trials })) });
  return rows;
}

async function onPage(browser: Browser, url: string, table: BenchTable, config: StudyConfig) {
  let file: string | null = null;
  if (table.source.kind === "file" && table.csv !== null) {
    file = join(FOLDER, table.source.name);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, table.csv);
  }
  const isSearchOfAll = config.settings.family.mode === "range";
  const { seconds, ensembleSeconds, data, study } = await runStudyOnPage(
    browser,
    url,
    studyToFragment(config, false),
    file,
    isSearchOfAll,
  );
  const complete = study.trials.filter(({ state }) => state === "complete");
  // Log loss and RMSE: lower is better.
  const best = complete.reduce((a, b) => (b.values![0]! < a.values![0]! ? b : a));
  const scoresOf = (which: "best" | "ensemble") => {
    const { scores } = study.report!.models.find(({ model }) => model === which)!;
    const scoreOf = (metric: string) => scores.find((score) => score.metric === metric)!.value;
    const share = scoreOf(table.task === "classification" ? "accuracy" : "r2");
    return { testScore: scoreOf(config.search.objective.metric), share };
  };
  const trained: Record<string, number> = {};
  for (const { params } of study.trials) {
    const learner = String(params["family"] ?? "mlp");
    trained[learner] = (trained[learner] ?? 0) + 1;
  }
  const row = {
    ...scoresOf("best"),
    seconds,
    validation: best.values![0]!,
    learner: JSON.stringify(best.params),
    trained,
    ...(isSearchOfAll ? { ensemble: { ...scoresOf("ensemble"), seconds: ensembleSeconds } } : {}),
  };
  return { row, trainRows: data.trainRows, config: study.config! };
}
