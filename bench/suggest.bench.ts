import { parseArgs } from "node:util";
import { quantileOf } from "../src/core/math/stats.ts";
import type { Dims } from "./suggest/finishedTrials.ts";
import type { BenchReport, ResultRow, Table } from "./bench.ts";
import { pythonPeers } from "./pythonPeers.ts";
import { chromiumContender, type Contender, MOST_REPEATS, optunaContender } from "./suggest/contenders.ts";

export const description =
  "time of a suggestion of our GP in Chromium and of Optuna's (--trials 20,60,200,1000 --dims 2,6,20,learners --repeats 20 --quick)";

/** From this number of trials on, a suggestion of Optuna takes seconds, so there are few repeats, and `--quick` skips it. */
const SLOW_TRIALS = 1000;
const SLOW_REPEATS = { ours: 10, optuna: 3 };

interface Options {
  readonly trials: readonly number[];
  readonly dims: readonly Dims[];
  readonly repeats: number;
  readonly quick: boolean;
}

export async function run(argv: string[]): Promise<BenchReport> {
  const options = readOptions(argv);
  const peers = await pythonPeers(!options.quick);
  const contenders: Contender[] = [await chromiumContender()];
  if ("python" in peers) contenders.push(optunaContender(peers.python));
  const rows: ResultRow[] = [];
  try {
    for (const trials of options.trials) {
      for (const dims of options.dims) {
        rows.push(...(await timeCase(contenders, trials, dims, options)));
        if ("skipped" in peers && dims !== "learners")
          rows.push({ ...rowOf("optuna", trials, dims), skipped: peers.skipped });
        process.stderr.write(`${trials} trials, ${dims} dimensions: done\n`);
      }
    }
  } finally {
    await Promise.all(contenders.map((contender) => contender.close()));
  }
  return { results: rows, tables: [suggestTable(rows)] };
}

function readOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      trials: { type: "string", default: "20,60,200,1000" },
      dims: { type: "string", default: "2,6,20,learners" },
      repeats: { type: "string" },
      quick: { type: "boolean", default: false },
    },
  });
  const numbers = (text: string) => text.split(",").map(Number);
  return {
    trials: numbers(values.trials),
    dims: values.dims.split(",").map((text) => (text === "learners" ? text : Number(text))),
    repeats: Math.min(MOST_REPEATS, Number(values.repeats ?? (values.quick ? 5 : 20))),
    quick: values.quick,
  };
}

function rowOf(by: Contender["by"], trials: number, dims: Dims) {
  return { by, sampler: "gp", trials, dims };
}

/** Times all contenders in turn, so that a drift of the machine's speed affects all of them. */
async function timeCase(
  contenders: readonly Contender[],
  trials: number,
  dims: Dims,
  { repeats, quick }: Options,
): Promise<ResultRow[]> {
  const slow = trials >= SLOW_TRIALS;
  const leftOut = ({ by }: Contender) => slow && quick && by === "optuna";
  const asked = contenders.filter(({ by }) => by === "ours" || dims !== "learners");
  const timed = asked
    .filter((contender) => !leftOut(contender))
    .map((contender) => ({ contender, times: [] as number[] }));
  for (const { contender } of timed) await contender.prepare(dims, trials);
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const { contender, times } of timed) {
      if (!slow || repeat < SLOW_REPEATS[contender.by]) times.push(await contender.next());
    }
  }
  return [
    ...timed.map(({ contender: { by }, times }) => ({
      ...rowOf(by, trials, dims),
      msMedian: quantileOf(times, 0.5),
      ms95: quantileOf(times, 0.95),
    })),
    ...asked
      .filter(leftOut)
      .map(({ by }) => ({ ...rowOf(by, trials, dims), skipped: "left out of --quick: seconds each" })),
  ];
}

function suggestTable(rows: readonly ResultRow[]): Table {
  const cell = (value: unknown) => (typeof value === "number" ? value.toFixed(1) : "");
  const peerOf = (row: ResultRow) =>
    rows.find(({ by, trials, dims }) => by === "optuna" && trials === row["trials"] && dims === row["dims"]);
  return {
    title: "Milliseconds per suggestion of the GP, median and 95 % quantile, one thread",
    columns: ["trials", "dims", "ours", "95 %", "Optuna", "95 %", "share"],
    rows: rows
      .filter(({ by }) => by === "ours")
      .map((row) => {
        const peer = peerOf(row);
        const skipped = peer === undefined || "skipped" in peer;
        return [
          String(row["trials"]),
          String(row["dims"]),
          cell(row["msMedian"]),
          cell(row["ms95"]),
          skipped ? "skipped" : cell(peer["msMedian"]),
          cell(peer?.["ms95"]),
          skipped ? "" : (Number(row["msMedian"]) / Number(peer["msMedian"])).toFixed(2),
        ];
      }),
  };
}
