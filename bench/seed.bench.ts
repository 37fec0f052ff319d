import { readFile } from "node:fs/promises";
import { cpus } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import type { Browser } from "playwright";
import { buildIfStale } from "../scripts/build.mjs";
import { ROOT } from "../scripts/project.mjs";
import { serve } from "../scripts/serve.mjs";
import { fingerprint } from "../src/core/data/table/fingerprint.ts";
import type { BenchReport } from "./bench.ts";
import { launchChromium } from "./chromium.ts";
import { pythonPeers, startPeer, type Peer } from "./pythonPeers.ts";
import { exerciseFragment, exerciseRows, l2ToAlpha, SPACE, type Exercise } from "./seed/exercise.ts";
import { seedReport, type SeedRow } from "./seed/report.ts";
import { runStudyOnPage } from "./studyPage.ts";

export const description =
  "a search of 100 networks by a Gaussian process, 3-fold: our page against Optuna and scikit-optimize over scikit-learn (--configurations 100 --seeds 3 --epochs 200 --quick)";

const CSV = join(ROOT, "bench/data/classification.csv");
const PEERS = ["optuna", "skopt"] as const;

export async function run(argv: string[]): Promise<BenchReport> {
  const { exercise, seeds, quick } = readOptions(argv);
  const peers = await pythonPeers(!quick);
  await buildIfStale();
  const site = await serve({ port: 0 });
  const browser = await launchChromium();
  const peer = "skipped" in peers ? null : startPeer(peers.python, "seed.py", [], {});
  const rows: SeedRow[] = [];
  try {
    for (let seed = 1; seed <= seeds; seed++) {
      const own = { ...exercise, seed };
      await peer?.ask({ op: "data", csv: CSV, ...(await exerciseRows(CSV, seed)) });
      rows.push(await ours(browser, site.url, own, "ours", peer));
      rows.push(await ours(browser, site.url, { ...own, patience: 10 }, "ours-early-stopping", peer));
      for (const by of PEERS) rows.push(await theirs(peer, peers, own, by));
      process.stderr.write(`seed ${seed}: done\n`);
    }
  } finally {
    await peer?.close();
    await browser.close();
    await site.close();
  }
  return seedReport(rows);
}

function readOptions(argv: string[]) {
  const { values } = parseArgs({
    args: argv,
    options: {
      configurations: { type: "string" },
      seeds: { type: "string" },
      epochs: { type: "string" },
      quick: { type: "boolean", default: false },
    },
  });
  const exercise: Omit<Exercise, "seed"> = {
    configurations: Number(values.configurations ?? (values.quick ? 12 : 100)),
    epochs: Number(values.epochs ?? (values.quick ? 50 : 200)),
    patience: 0,
    batch: 200,
    cores: cpus().length,
  };
  return { exercise, seeds: Number(values.seeds ?? (values.quick ? 1 : 3)), quick: values.quick };
}

async function ours(
  browser: Browser,
  url: string,
  exercise: Exercise,
  by: SeedRow["by"],
  peer: Peer | null,
): Promise<SeedRow> {
  const { seconds, study } = await runStudyOnPage(
    browser,
    url,
    exerciseFragment(exercise, fingerprint(await readFile(CSV))),
    CSV,
  );
  const complete = study.trials.filter(({ state }) => state === "complete");
  const best = complete.reduce((a, b) => (b.values![0]! > a.values![0]! ? b : a));
  const { seed, cores, batch } = exercise;
  const params = {
    units: best.params["units1"],
    alpha: l2ToAlpha(Number(best.params["l2"]), batch),
    learningRate: best.params["learningRate"],
  };
  const request = { op: "score", seed, cores, batch, epochs: best.bestStep, params };
  const again = await peer?.ask<{ readonly cvAccuracy: number }>(request);
  const scores = study.report!.models.find(({ model }) => model === "best")!.scores;
  return {
    by,
    seed,
    seconds,
    cvAccuracy: best.values![0]!,
    cvAccuracyBySklearn: again?.cvAccuracy ?? null,
    testAccuracy: scores.find(({ metric }) => metric === "accuracy")!.value,
    configurations: complete.length,
    engine: [study.engine?.kind, study.engine?.device].join(" "),
  };
}

async function theirs(
  peer: Peer | null,
  peers: Awaited<ReturnType<typeof pythonPeers>>,
  { configurations, cores, seed, epochs, batch }: Exercise,
  by: (typeof PEERS)[number],
): Promise<SeedRow> {
  if (peer === null) return { by, seed, skipped: "skipped" in peers ? peers.skipped : "" };
  const found = await peer.ask<{
    readonly seconds: number;
    readonly cvAccuracy: number;
    readonly testAccuracy: number;
    readonly version: string;
  }>({ op: "search", by, configurations, cores, seed, epochs, batch, space: SPACE });
  return { by, seed, ...found, cvAccuracyBySklearn: found.cvAccuracy, configurations };
}
