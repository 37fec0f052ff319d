import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { buildIfStale } from "../scripts/build.mjs";
import { ROOT } from "../scripts/project.mjs";
import { serve } from "../scripts/serve.mjs";
import type { PreparedPart } from "../src/core/data/preparation/preparedData.ts";
import { quantileOf } from "../src/core/math/stats.ts";
import { parameterCount } from "../src/core/learner/network/parameterCount.ts";
import type { BenchReport, ResultRow, Table } from "./bench.ts";
import { firstLine, launchChromium, serveBenchPage } from "./chromium.ts";
import { mnistInChromium } from "./cnn/mnistInChromium.ts";
import { GOAL, MNIST_MODEL, MNIST_TRAINING, mnistData, MOST_EPOCHS } from "./cnn/mnistTask.ts";
import type { MnistTraining } from "./cnn/trainMnist.ts";
import { ONE_THREAD, pythonPeers, startPeer, type Peer } from "./pythonPeers.ts";
import { runStudyOnPage } from "./studyPage.ts";

export const description =
  "MNIST to 97 % in Chromium and in PyTorch, and a search of convolutional networks on digits (--seeds 3 --trials 30 --limit 300 --quick)";

const ENGINES = ["wasm", "webgl", "cpu"] as const;
const MNIST = "mnist-97";

interface Options {
  readonly seeds: readonly number[];
  readonly trials: number;
  /** Seconds of training after which an engine is stopped as too slow. */
  readonly limit: number;
  readonly quick: boolean;
}

interface CnnRow extends ResultRow {
  readonly by: "wasm" | "tfjs-webgl" | "tfjs-cpu" | "torch";
  readonly task: string;
  readonly seed: number;
  readonly seconds?: number;
  readonly testAccuracy?: number;
  /** Epochs of a training that reached the goal. */
  readonly epochs?: number;
  readonly skipped?: string;
}

export async function run(argv: string[]): Promise<BenchReport> {
  const options = readOptions(argv);
  const rows = [...(await mnistRows(options)), ...(await searchRows(options))];
  return { results: rows, tables: [tableOf(rows)] };
}

function readOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      seeds: { type: "string" },
      trials: { type: "string" },
      limit: { type: "string" },
      quick: { type: "boolean", default: false },
    },
  });
  const { quick } = values;
  const seeds = Number(values.seeds ?? (quick ? 1 : 3));
  return {
    seeds: Array.from({ length: seeds }, (_, i) => i + 1),
    trials: Number(values.trials ?? (quick ? 5 : 30)),
    limit: Number(values.limit ?? (quick ? 15 : 300)),
    quick,
  };
}

/** Each seed has its own split and initial weights; for each, all contenders train on the same rows, in turn. */
async function mnistRows({ seeds, limit, quick }: Options): Promise<CnnRow[]> {
  const peers = await pythonPeers(!quick);
  const peer = "skipped" in peers ? null : startPeer(peers.python, "cnn.py", [], ONE_THREAD);
  const page = await serveBenchPage("cnn");
  const rows: CnnRow[] = [];
  // A contender that was too slow once is skipped afterwards.
  const givenUp = new Map<CnnRow["by"], string>();
  const add = async (by: CnnRow["by"], seed: number, train: () => Promise<MnistTraining>) => {
    const common = { by, task: MNIST, seed };
    const before = givenUp.get(by);
    if (before !== undefined) return void rows.push({ ...common, skipped: before });
    try {
      rows.push({ ...common, ...(await train()) });
    } catch (error) {
      givenUp.set(by, firstLine(error));
      rows.push({ ...common, skipped: firstLine(error) });
    }
    process.stderr.write(`${MNIST}, ${by}, seed ${seed}: done\n`);
  };
  try {
    for (const seed of seeds) {
      for (const kind of ENGINES) {
        const by = kind === "wasm" ? kind : (`tfjs-${kind}` as const);
        await add(by, seed, () => mnistInChromium(page.url, kind, seed, limit));
      }
      await add("torch", seed, async () => {
        if (peer === null) throw new Error("skipped" in peers ? peers.skipped : "");
        return torchTraining(peer, seed);
      });
    }
  } finally {
    await peer?.close();
    await page.close();
  }
  return rows;
}

async function torchTraining(peer: Peer, seed: number): Promise<MnistTraining> {
  const data = await mnistData(seed);
  const answer = await peer.ask<MnistTraining | { readonly skipped: string }>({
    model: MNIST_MODEL,
    batch: MNIST_TRAINING.batchSize,
    learningRate: MNIST_TRAINING.learningRate,
    goal: GOAL,
    mostEpochs: MOST_EPOCHS,
    seed,
    train: await written("train", data.train),
    test: await written("test", data.test!),
  });
  if ("skipped" in answer) throw new Error(answer.skipped);
  return answer;
}

/** Writes a part to a file for the peer. */
async function written(name: string, { rows, features, targets }: PreparedPart) {
  const folder = join(ROOT, ".cache/bench");
  await mkdir(folder, { recursive: true });
  const paths = {
    features: join(folder, `cnn-${name}-features.f32`),
    targets: join(folder, `cnn-${name}-targets.f32`),
  };
  await writeFile(paths.features, features);
  await writeFile(paths.targets, targets);
  return { ...paths, rows };
}

/** The page's default study of pictures, from Run to the evaluated winner. */
async function searchRows({ seeds, trials }: Options): Promise<CnnRow[]> {
  await buildIfStale();
  const site = await serve({ port: 0 });
  const browser = await launchChromium();
  const rows: CnnRow[] = [];
  try {
    for (const seed of seeds) {
      const fragment = `data=digits&engine=wasm&workers=2&trials=${trials}&seed=${seed}`;
      const { seconds, study } = await runStudyOnPage(browser, site.url, fragment, null);
      const best = study.report!.models.find(({ model }) => model === "best")!;
      const testAccuracy = best.scores.find(({ metric }) => metric === "accuracy")!.value;
      const task = `digits, ${trials} trials`;
      rows.push({ by: "wasm", task, seed, seconds, testAccuracy });
      process.stderr.write(`${task}, seed ${seed}: done\n`);
    }
  } finally {
    await browser.close();
    await site.close();
  }
  return rows;
}

/** Medians over the seeds. */
function tableOf(rows: readonly CnnRow[]): Table {
  const groups = new Map<string, CnnRow[]>();
  for (const row of rows) {
    const key = `${row.task}, ${row.by}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  const middle = (values: readonly (number | undefined)[], digits: number) => {
    const numbers = values.filter((value) => value !== undefined);
    return numbers.length === 0 ? "–" : quantileOf(numbers, 0.5).toFixed(digits);
  };
  const lines = [...groups].map(([name, own]) => {
    const skipped = own.find((row) => row.skipped !== undefined)?.skipped;
    return [
      name,
      middle(
        own.map(({ seconds }) => seconds),
        2,
      ),
      middle(
        own.map(({ epochs }) => epochs),
        0,
      ),
      middle(
        own.map(({ testAccuracy }) => testAccuracy),
        4,
      ),
      skipped === undefined ? "" : `SKIPPED: ${skipped}`,
    ];
  });
  const parameters = parameterCount(MNIST_MODEL).toLocaleString("en");
  return {
    title: `Convolutional networks: medians over the seeds (MNIST by ${parameters} parameters, 1 thread)`,
    columns: ["task, by", "seconds", "epochs", "test accuracy", ""],
    rows: lines,
  };
}
