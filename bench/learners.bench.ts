import { parseArgs } from "node:util";
import { quantileOf } from "../src/core/math/stats.ts";
import type { BenchReport, ResultRow, Table } from "./bench.ts";
import { chromiumContender, pythonContenders, type Contender } from "./learners/contenders.ts";
import { LEARNERS, type LearnerName, type LearnerTime } from "./learners/learnersBench.ts";
import { pythonPeers } from "./pythonPeers.ts";

export const description =
  "time to train and to predict of learners beside networks, of scikit-learn's and LightGBM's (--rows 1000,10000,100000 --learner NAME,… --repeats 3 --quick)";

/** From this many rows on, one repeat: a forest of scikit-learn takes most of a minute. */
const SLOW_ROWS = 50_000;
/** A search over k takes time with the square of the rows. */
const MOST_KNN_ROWS = 10_000;

interface Options {
  readonly rows: readonly number[];
  readonly learners: readonly LearnerName[];
  readonly repeats: number;
  readonly quick: boolean;
}

export async function run(argv: string[]): Promise<BenchReport> {
  const options = readOptions(argv);
  const peers = await pythonPeers(!options.quick);
  const contenders: Contender[] = [await chromiumContender(LEARNERS)];
  if ("python" in peers) contenders.push(...pythonContenders(peers.python));
  const results: ResultRow[] = [];
  try {
    for (const rows of options.rows) {
      for (const learner of options.learners) {
        if (learner === "knn" && rows > MOST_KNN_ROWS) continue;
        results.push(...(await timeCase(contenders, learner, rows, options.repeats)));
        if ("skipped" in peers) {
          results.push({ learner, by: "sklearn", where: "python", rows, skipped: peers.skipped });
        }
        process.stderr.write(`${rows} rows, ${learner}: done\n`);
      }
    }
  } finally {
    await Promise.all(contenders.map((contender) => contender.close()));
  }
  return { results, tables: [learnersTable(results)] };
}

function readOptions(argv: string[]): Options {
  const { values } = parseArgs({
    args: argv,
    options: {
      rows: { type: "string" },
      learner: { type: "string" },
      repeats: { type: "string" },
      quick: { type: "boolean", default: false },
    },
  });
  const wanted = values.learner?.split(",");
  return {
    rows: (values.rows ?? (values.quick ? "1000" : "1000,10000,100000")).split(",").map(Number),
    learners: LEARNERS.filter((learner) => wanted?.includes(learner) ?? true),
    repeats: Number(values.repeats ?? 3),
    quick: values.quick,
  };
}

/** Times all contenders in turn, so that a drift of the machine's speed affects all of them; the first round warms up. */
async function timeCase(
  contenders: readonly Contender[],
  learner: LearnerName,
  rows: number,
  repeats: number,
): Promise<readonly ResultRow[]> {
  const slow = rows >= SLOW_ROWS;
  const timed = contenders
    .filter(({ learners }) => learners.includes(learner))
    .map((contender) => ({ contender, times: [] as LearnerTime[] }));
  for (let round = slow ? 1 : 0; round <= (slow ? 1 : repeats); round++) {
    for (const { contender, times } of timed) {
      const time = await contender.time(learner, rows);
      if (round > 0) times.push(time);
    }
  }
  return timed.map(({ contender: { by, where }, times }) => {
    const median = (name: keyof LearnerTime) =>
      quantileOf(
        times.map((time) => time[name]),
        0.5,
      );
    return {
      learner,
      by,
      where,
      rows,
      trainSeconds: median("trainSeconds"),
      predictSeconds: median("predictSeconds"),
      accuracy: median("accuracy"),
    };
  });
}

function learnersTable(results: readonly ResultRow[]): Table {
  const oursOf = (row: ResultRow) =>
    results.find(
      ({ by, learner, rows }) => by === "ours" && learner === row["learner"] && rows === row["rows"],
    );
  const ms = (value: unknown) => (typeof value === "number" ? (value * 1e3).toFixed(1) : "skipped");
  const times = (row: ResultRow, name: string) =>
    typeof row[name] === "number" ? (row[name] / Number(oursOf(row)?.[name])).toFixed(2) : "";
  return {
    title:
      "Milliseconds to train and to predict, one thread, 20 columns, 100 trees; knn: k of 1 to 200 by five folds; how many times as long as ours",
    columns: ["learner", "rows", "by", "train", "× ours", "predict", "× ours", "accuracy"],
    rows: results.map((row) => [
      String(row["learner"]),
      String(row["rows"]),
      String(row["by"]),
      ms(row["trainSeconds"]),
      times(row, "trainSeconds"),
      ms(row["predictSeconds"]),
      times(row, "predictSeconds"),
      typeof row["accuracy"] === "number" ? row["accuracy"].toFixed(4) : "",
    ]),
  };
}
