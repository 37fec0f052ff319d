import { parseArgs } from "node:util";
import { hypervolume } from "../src/core/multiObjective/hypervolume.ts";
import { quantileOf } from "../src/core/math/stats.ts";
import { createSampler } from "../src/core/sampler/createSampler.ts";
import type { ObservedTrial } from "../src/core/sampler/sampler.ts";
import type { SamplerName } from "../src/core/sampler/samplerTable.ts";
import type { Params } from "../src/core/space/distribution.ts";
import { lossSign } from "../src/core/study/objective.ts";
import { type BenchReport, describeMachine, type Table } from "./bench.ts";
import { MULTI_PROBLEMS, type MultiProblem } from "./problems/multi.ts";
import { accuracyAndParameters } from "./problems/multiSurface.ts";
import { openStore } from "./search/store.ts";
import { ONE_THREAD, type Peer, pythonPeers, startPeer } from "./pythonPeers.ts";

const OURS = ["gp", "nsga2", "random"] as const satisfies readonly SamplerName[];
const OPTUNA = ["gp", "nsga2"] as const;

const PROBLEMS: Readonly<Record<string, MultiProblem>> = {
  ...MULTI_PROBLEMS,
  accuracyAndParameters: accuracyAndParameters(),
};

export const description =
  "hypervolume that samplers of several objectives cover (--sampler NAME,… --problem NAME,… --trials 60 --seeds 20 --peers --store --only-peers)";

interface Row {
  readonly problem: string;
  readonly sampler: string;
  readonly by: "ours" | "optuna";
  readonly seeds: number;
  /** Quartiles over the seeds, in units of the true front's. */
  readonly hypervolume: readonly number[];
  readonly msPerSuggestion: number;
  /** For Optuna's rows of an earlier call: the day of the measurement, YYYY-MM-DD. */
  readonly stored?: string;
}

const STORE = openStore<Row>(
  "multi/optuna.json",
  "npm run bench -- multi --peers --store",
  ({ problem, sampler }) => `${problem} ${sampler}`,
);
/** Only rows with this many trials are stored. */
const STORED_TRIALS = 60;

interface Asker {
  ask(): Promise<Params>;
  tell(values: readonly number[]): Promise<void>;
}

type Options = ReturnType<typeof readOptions>;

export async function run(argv: string[]): Promise<BenchReport> {
  const options = readOptions(argv);
  const ours = options.onlyPeers ? [] : await runOurs(options);
  const peer = options.peers ? await openPeer() : null;
  const theirs = peer === null ? [] : await runOptuna(peer, options);
  await peer?.close();
  const skipped = options.peers && peer === null ? [{ by: "optuna", skipped: "no Python environment" }] : [];
  const rows = [...ours, ...theirs, ...(await storedBeside(theirs, options))];
  rows.sort((a, b) => options.problems.indexOf(a.problem) - options.problems.indexOf(b.problem));
  return { results: [...rows.map((row) => ({ ...row })), ...skipped], tables: [tableOf(rows, options)] };
}

function readOptions(argv: string[]) {
  const { values } = parseArgs({
    args: argv,
    options: {
      sampler: { type: "string", default: OURS.join(",") },
      problem: { type: "string", default: Object.keys(PROBLEMS).join(",") },
      trials: { type: "string", default: String(STORED_TRIALS) },
      seeds: { type: "string", default: "20" },
      peers: { type: "boolean", default: false },
      store: { type: "boolean", default: false },
      "only-peers": { type: "boolean", default: false },
    },
  });
  const problems = values.problem.split(",");
  for (const problem of problems) {
    if (PROBLEMS[problem] === undefined)
      throw new Error(`"${problem}" is none of ${Object.keys(PROBLEMS).join(", ")}`);
  }
  const asked = values.sampler.split(",");
  const trials = Number(values.trials);
  return {
    samplers: OURS.filter((name) => asked.includes(name)),
    optunaSamplers: OPTUNA.filter((name) => asked.includes(name)),
    problems,
    trials,
    seeds: Number(values.seeds),
    peers: values.peers || values["only-peers"],
    onlyPeers: values["only-peers"],
    store: values.store && trials === STORED_TRIALS,
  };
}

async function runOurs({ problems, samplers, trials, seeds }: Options): Promise<Row[]> {
  const rows: Row[] = [];
  for (const problem of problems) {
    const posed = PROBLEMS[problem]!;
    for (const sampler of samplers) {
      const open = (seed: number) => Promise.resolve(ours(sampler, posed, seed, trials));
      rows.push(await measure({ problem, sampler, by: "ours" }, posed, trials, seeds, open));
    }
  }
  return rows;
}

async function runOptuna(
  peer: Peer,
  { problems, optunaSamplers, trials, seeds, store }: Options,
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const problem of problems) {
    const posed = PROBLEMS[problem]!;
    for (const sampler of optunaSamplers) {
      const open = (seed: number) => optuna(peer, sampler, posed, seed);
      const row = await measure({ problem, sampler, by: "optuna" }, posed, trials, seeds, open);
      rows.push(row);
      const { cpu, cores } = describeMachine();
      if (store) await STORE.put(row, `${cores} cores of ${cpu}`);
    }
  }
  return rows;
}

/** Optuna's rows of earlier calls that correspond to our rows of this call, except those that this call has measured. */
async function storedBeside(
  measured: readonly Row[],
  { problems, optunaSamplers, trials }: Options,
): Promise<readonly Row[]> {
  if (trials !== STORED_TRIALS) return [];
  const wanted = (row: Row) =>
    problems.includes(row.problem) &&
    optunaSamplers.some((name) => name === row.sampler) &&
    !measured.some(({ problem, sampler }) => problem === row.problem && sampler === row.sampler);
  return (await STORE.rows()).filter(wanted);
}

function tableOf(rows: readonly Row[], { trials }: Options): Table {
  return {
    title: `Hypervolume after ${trials} trials as a share of the true front's: 25 %, 50 %, 75 % over the seeds`,
    columns: ["problem", "sampler", "seeds", "q25", "q50", "q75", "ms/ask"],
    rows: rows.map(({ problem, sampler, by, seeds, hypervolume: shares, msPerSuggestion, stored }) => [
      problem,
      stored === undefined ? `${by} ${sampler}` : `${by} ${sampler}, ${stored}`,
      String(seeds),
      ...shares.map((share) => share.toFixed(4)),
      msPerSuggestion.toFixed(1),
    ]),
  };
}

async function openPeer(): Promise<Peer | null> {
  const peers = await pythonPeers(true);
  return "skipped" in peers ? null : startPeer(peers.python, "search.py", [], ONE_THREAD);
}

async function measure(
  key: Pick<Row, "problem" | "sampler" | "by">,
  { reference, directions, best, evaluate, volumeOf = (values) => values }: MultiProblem,
  trials: number,
  seeds: number,
  open: (seed: number) => Promise<Asker>,
): Promise<Row> {
  const signs = directions.map(lossSign);
  const losses = (values: readonly number[]) => values.map((value, k) => signs[k]! * value);
  const shares: number[] = [];
  let askMs = 0;
  for (let seed = 0; seed < seeds; seed++) {
    const asker = await open(seed);
    const seen: (readonly number[])[] = [];
    for (let i = 0; i < trials; i++) {
      const before = performance.now();
      const params = await asker.ask();
      askMs += performance.now() - before;
      const values = evaluate(params);
      seen.push(losses(volumeOf(values)));
      await asker.tell(values);
    }
    shares.push(hypervolume(seen, losses(reference)) / best);
  }
  const row = {
    ...key,
    seeds,
    hypervolume: [0.25, 0.5, 0.75].map((q) => quantileOf(shares, q)),
    msPerSuggestion: askMs / trials / seeds,
  };
  process.stderr.write(`${JSON.stringify(row)}\n`);
  return row;
}

function ours(name: SamplerName, { space, directions }: MultiProblem, seed: number, budget: number): Asker {
  const sampler = createSampler(name, { space, directions, seed, budget });
  const trials: ObservedTrial[] = [];
  let asked: Params = {};
  return {
    ask: async () => {
      const suggestion = sampler.ask(trials);
      if (suggestion === null) throw new Error("nothing is left to try");
      asked = suggestion.params;
      return asked;
    },
    tell: async (values) => {
      trials.push({ params: asked, state: "complete", values });
    },
  };
}

/** Starts a new study in a running `peers/search.py`, which ends the previous one. */
async function optuna(
  peer: Peer,
  sampler: string,
  { space, directions }: MultiProblem,
  seed: number,
): Promise<Asker> {
  await peer.ask({ op: "open", sampler, space, directions, seed });
  let trial = 0;
  return {
    ask: async () => (await peer.ask<{ params: Params }>({ op: "ask" })).params,
    tell: async (values) => {
      await peer.ask({ op: "tell", trial: trial++, values });
    },
  };
}
