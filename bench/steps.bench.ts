import { parseArgs } from "node:util";
import { quantileOf } from "../src/core/math/stats.ts";
import type { BenchReport } from "./bench.ts";
import { firstLine, serveBenchPage } from "./chromium.ts";
import { pythonPeers, type Peers } from "./pythonPeers.ts";
import {
  chromiumContender,
  nodeContender,
  pythonContender,
  type Contender,
  type Where,
} from "./steps/contenders.ts";
import { OURS, TFJS } from "./steps/openTrainers.ts";
import { gflopsOf, stepReport, type KernelRow, type StepRow } from "./steps/report.ts";
import { STEP_MODELS, type StepModel } from "./steps/stepModels.ts";

export const description =
  "time of a training step on one core: our engines, TensorFlow.js, scikit-learn, PyTorch (--only TEXT --by NAMES --repeats 5 --budget 400 --quick)";

const PYTHON = ["sklearn", "torch"] as const;

interface Options {
  /** Networks to time, with their places in `STEP_MODELS`. */
  readonly models: readonly (readonly [index: number, model: StepModel])[];
  readonly by: ReadonlySet<string>;
  readonly repeats: number;
  readonly budgetMs: number;
  readonly quick: boolean;
}

export async function run(argv: string[]): Promise<BenchReport> {
  const options = readOptions(argv);
  const peers = await pythonPeers(!options.quick);
  const site = await serveBenchPage("steps");
  const { contenders, skipped } = await openAll(options, peers, site.url);
  const rows: StepRow[] = [];
  const kernels = contenders.flatMap(({ by, where, kernels }): KernelRow[] =>
    kernels === null ? [] : [{ model: "peak", by, where, ...kernels }],
  );
  try {
    for (const [index, model] of options.models) {
      rows.push(...(await timeModel(contenders, model, index, options)));
      rows.push(...skipped.map((each) => ({ model: model.name, batch: model.batchSize, ...each })));
      process.stderr.write(`${model.name}: done\n`);
    }
  } finally {
    await Promise.all(contenders.map((contender) => contender.close()));
    await site.close();
  }
  return stepReport(rows, kernels);
}

function readOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      only: { type: "string", default: "" },
      by: { type: "string" },
      repeats: { type: "string" },
      budget: { type: "string" },
      quick: { type: "boolean", default: false },
    },
  });
  const all = [...OURS, ...TFJS, ...PYTHON];
  const by = values.by?.split(",") ?? all;
  const unknown = by.find((name) => !all.some((each) => each === name));
  if (unknown !== undefined) throw new TypeError(`"${unknown}" is none of ${all.join(", ")}`);
  return {
    models: [...STEP_MODELS.entries()].filter(([, { name }]) => name.includes(values.only)),
    by: new Set(by),
    repeats: Number(values.repeats ?? (values.quick ? 2 : 5)),
    budgetMs: Number(values.budget ?? (values.quick ? 60 : 400)),
    quick: values.quick,
  };
}

interface Skipped {
  readonly by: Contender["by"];
  readonly where: Where;
  readonly skipped: string;
}

async function openAll({ by }: Options, peers: Peers, url: string) {
  const contenders: Contender[] = [];
  const skipped: Skipped[] = [];
  const add = async (name: Contender["by"], where: Where, open: () => Promise<Contender> | Contender) => {
    if (!by.has(name)) return;
    try {
      contenders.push(await open());
    } catch (error) {
      skipped.push({ by: name, where, skipped: firstLine(error) });
    }
  };
  for (const name of OURS) await add(name, "node", () => nodeContender(name));
  for (const name of [...OURS, ...TFJS]) {
    await add(name, "chromium", () => chromiumContender(name, url));
  }
  for (const name of PYTHON) {
    await add(name, "python", () => {
      if ("skipped" in peers) throw new Error(peers.skipped);
      return pythonContender(name, peers.python);
    });
  }
  return { contenders, skipped };
}

/** All contenders warmed up, then timed in turn, so that a drift of the machine's speed affects all of them. */
async function timeModel(
  contenders: readonly Contender[],
  model: StepModel,
  index: number,
  { repeats, budgetMs, quick }: Options,
): Promise<readonly StepRow[]> {
  const prepared = [];
  for (const contender of contenders) {
    const leftOut = quick && model.model.inputShape.length === 3 && contender.by.startsWith("tfjs");
    const facts = leftOut
      ? { skipped: "left out of --quick: up to ten seconds a step" }
      : await contender.prepare(model, index, budgetMs);
    prepared.push({ contender, facts, times: [] as number[] });
  }
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const { contender, facts, times } of prepared) {
      if (!("skipped" in facts)) times.push(await contender.msPerStep());
    }
  }
  return prepared.map(({ contender: { by, where }, facts, times }) => {
    const row = { model: model.name, batch: model.batchSize, by, where };
    if ("skipped" in facts) return { ...row, skipped: facts.skipped };
    const msPerStep = quantileOf(times, 0.5);
    return { ...row, msPerStep, gflops: gflopsOf(model, msPerStep), ...facts };
  });
}
