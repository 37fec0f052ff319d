import { parseArgs } from "node:util";
import { SAMPLER_NAMES, type SamplerName } from "../src/core/sampler/samplerTable.ts";
import { type BenchReport, describeMachine, type Table } from "./bench.ts";
import { PROBLEMS } from "./problems.ts";
import { ONE_THREAD, type Peer, pythonPeers, startPeer } from "./pythonPeers.ts";
import { compareGps } from "./search/compare.ts";
import { CHECKPOINTS, type RowKey, sameKey, type SearchRow, summarise } from "./search/rows.ts";
import { OPTUNA_SAMPLERS, type OptunaSampler, optunaSearcher, ourSearcher } from "./search/searchers.ts";
import { simulate, type SearchRun } from "./search/simulate.ts";
import { openStore } from "./search/store.ts";

export const description =
  "simple regret of the samplers on functions with a known minimum (--sampler NAME,… --problem NAME,… --trials 60 --seeds 20 --workers 1,4 --peers --store --only-peers --quick)";

const OPTUNA = openStore<SearchRow>(
  "search/optuna.json",
  "npm run bench -- search --peers --store",
  ({ problem, workers, sampler }) => `${problem} ${workers} ${sampler}`,
);

type Options = ReturnType<typeof readOptions>;

export async function run(argv: string[]): Promise<BenchReport> {
  const options = readOptions(argv);
  const ours = options.onlyPeers ? [] : await runOurs(options);
  const { rows: measured, skipped } = options.peers ? await runOptuna(options) : { rows: [], skipped: [] };
  const theirs = [...measured, ...(await storedBeside(measured, options))];
  const rows = [...ours, ...theirs];
  const results = [...rows.map((row) => ({ ...row })), ...skipped];
  return { results, tables: [regretTable(rows), ...compareGps(rows)] };
}

function readOptions(argv: string[]) {
  const { values } = parseArgs({
    args: argv,
    options: {
      sampler: { type: "string", default: "all" },
      problem: { type: "string", default: "all" },
      trials: { type: "string" },
      seeds: { type: "string" },
      workers: { type: "string", default: "1" },
      peers: { type: "boolean", default: false },
      store: { type: "boolean", default: false },
      "only-peers": { type: "boolean", default: false },
      quick: { type: "boolean", default: false },
    },
  });
  const quick = values.quick;
  const allSamplers = [...new Set([...SAMPLER_NAMES, ...OPTUNA_SAMPLERS])];
  const asked = choose(values.sampler, quick && values.sampler === "all" ? ["gp", "random"] : allSamplers);
  return {
    // Random search is the reference: it is always included.
    samplers: SAMPLER_NAMES.filter((name) => asked.includes(name) || name === "random"),
    optunaSamplers: OPTUNA_SAMPLERS.filter((name) => asked.includes(name)),
    problems: choose(
      values.problem,
      quick && values.problem === "all" ? ["branin", "conditional"] : Object.keys(PROBLEMS),
    ),
    trials: count(values.trials ?? (quick ? "30" : "60")),
    seeds: count(values.seeds ?? (quick ? "4" : "20")),
    workers: values.workers.split(",").map(count),
    peers: values.peers || values["only-peers"],
    onlyPeers: values["only-peers"],
    store: values.store,
    quick,
  };
}

/** @throws Error for an unknown name */
function choose<T extends string>(value: string, all: readonly T[]): readonly T[] {
  if (value === "all") return all;
  return value.split(",").map((name) => {
    const found = all.find((each) => each === name);
    if (found === undefined) throw new Error(`"${name}" is none of ${all.join(", ")}, all`);
    return found;
  });
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`"${text}" is not a positive integer`);
  return value;
}

async function runOurs(options: Options): Promise<SearchRow[]> {
  return measure(options, "ours", options.samplers, (name: SamplerName, problem, seed) =>
    Promise.resolve(ourSearcher(name, PROBLEMS[problem]!, seed, options.trials)),
  );
}

async function runOptuna(options: Options) {
  const peers = await pythonPeers(!options.quick);
  if ("skipped" in peers) return { rows: [], skipped: [{ by: "optuna", skipped: peers.skipped }] };
  const peer: Peer = startPeer(peers.python, "search.py", [], ONE_THREAD);
  let version = "";
  try {
    const open = async (name: OptunaSampler, problem: string, seed: number) => {
      const searcher = await optunaSearcher(peer, name, PROBLEMS[problem]!.space, seed);
      ({ version } = searcher);
      return searcher;
    };
    const done = async (row: SearchRow) => {
      const { cpu, cores } = describeMachine();
      if (options.store) await OPTUNA.put({ ...row, version }, `${cores} cores of ${cpu}`);
    };
    const rows = await measure(options, "optuna", options.optunaSamplers, open, done);
    return { rows: rows.map((row) => ({ ...row, version })), skipped: [] };
  } finally {
    await peer.close();
  }
}

/** Every sampler on every problem with every number of workers, the same seeds for all. */
async function measure<Name extends string>(
  { problems, workers, seeds, trials }: Options,
  by: "ours" | "optuna",
  samplers: readonly Name[],
  open: (
    sampler: Name,
    problem: string,
    seed: number,
  ) => ReturnType<typeof optunaSearcher> | Promise<ReturnType<typeof ourSearcher>>,
  done?: (row: SearchRow) => Promise<void>,
): Promise<SearchRow[]> {
  const rows: SearchRow[] = [];
  for (const atATime of workers) {
    for (const sampler of samplers) {
      for (const problem of problems) {
        const runs: SearchRun[] = [];
        for (let seed = 0; seed < seeds; seed++) {
          const searcher = await open(sampler, problem, seed);
          runs.push(await simulate(PROBLEMS[problem]!, searcher, seed, trials, atATime));
        }
        const row = summarise({ problem, sampler, by, workers: atATime }, runs, trials);
        process.stderr.write(`${by} ${sampler} ${problem} ${atATime}: ${JSON.stringify(row.regret)}\n`);
        rows.push(row);
        await done?.(row);
      }
    }
  }
  return rows;
}

/** Optuna's rows of earlier calls that correspond to our rows of this call, except those that this call has measured. */
async function storedBeside(
  measured: readonly SearchRow[],
  { problems, workers, optunaSamplers, trials }: Options,
): Promise<SearchRow[]> {
  const wanted = (row: RowKey) =>
    problems.includes(row.problem) &&
    workers.includes(row.workers) &&
    optunaSamplers.some((name) => name === row.sampler) &&
    !measured.some((each) => sameKey(each, row));
  return trials < CHECKPOINTS[0] ? [] : (await OPTUNA.rows()).filter(wanted);
}

function regretTable(rows: readonly SearchRow[]): Table {
  return {
    title: "Simple regret after n trials: 25 %, 50 %, 75 % over the seeds",
    columns: [
      "problem",
      "sampler",
      "by",
      "workers",
      "seeds",
      ...CHECKPOINTS.map((n) => `n=${n}`),
      "worst at 60",
      "ms/ask",
    ],
    rows: rows.map((row) => [
      row.problem,
      row.sampler,
      row.stored === undefined ? row.by : `${row.by}, ${row.stored}`,
      String(row.workers),
      String(row.seeds),
      ...CHECKPOINTS.map((n) => row.regret[n]?.map(exponential).join(" ") ?? "–"),
      exponential(row.worst60),
      row.msPerSuggestion.toFixed(1),
    ]),
  };
}

function exponential(value: number | null): string {
  return value === null ? "–" : value.toExponential(1);
}
