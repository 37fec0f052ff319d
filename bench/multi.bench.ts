import { parseArgs } from "node:util";
import { hypervolume } from "../src/core/multiObjective/hypervolume.ts";
import { quantileOf } from "../src/core/math/stats.ts";
import { createSampler } from "../src/core/sampler/createSampler.ts";
import type { ObservedTrial, SamplerName } from "../src/core/sampler/sampler.ts";
import type { Params } from "../src/core/space/distribution.ts";
import type { BenchReport } from "./bench.ts";
import { MULTI_PROBLEMS, type MultiProblem } from "./problems/multi.ts";
import { accuracyAndParameters } from "./problems/multiSurface.ts";
import { ONE_THREAD, type Peer, pythonPeers, startPeer } from "./pythonPeers.ts";

const OURS = ["gp", "nsga2", "random"] as const satisfies readonly SamplerName[];
const OPTUNA = ["gp", "nsga2"] as const;

const PROBLEMS: Readonly<Record<string, MultiProblem>> = {
  ...MULTI_PROBLEMS,
  accuracyAndParameters: accuracyAndParameters(),
};

export const description =
  "hypervolume that samplers of several objectives cover (--sampler NAME,… --problem NAME,… --trials 60 --seeds 20 --peers)";

interface Row {
  readonly problem: string;
  readonly sampler: string;
  readonly by: "ours" | "optuna";
  readonly seeds: number;
  /** Quartiles over the seeds, in units of the true front's. */
  readonly hypervolume: readonly number[];
  readonly msPerSuggestion: number;
}

interface Asker {
  ask(): Promise<Params>;
  tell(values: readonly number[]): Promise<void>;
}

export async function run(argv: string[]): Promise<BenchReport> {
  const { values } = parseArgs({
    args: argv,
    options: {
      sampler: { type: "string", default: OURS.join(",") },
      problem: { type: "string", default: Object.keys(PROBLEMS).join(",") },
      trials: { type: "string", default: "60" },
      seeds: { type: "string", default: "20" },
      peers: { type: "boolean", default: false },
    },
  });
  const [trials, seeds] = [Number(values.trials), Number(values.seeds)];
  const samplers = values.sampler.split(",");
  const peer = values.peers ? await openPeer() : null;
  const rows: Row[] = [];
  const skipped = values.peers && peer === null ? [{ by: "optuna", skipped: "no Python environment" }] : [];
  for (const problem of values.problem.split(",")) {
    const posed = PROBLEMS[problem];
    if (posed === undefined) throw new Error(`"${problem}" is none of ${Object.keys(PROBLEMS).join(", ")}`);
    for (const sampler of OURS.filter((name) => samplers.includes(name))) {
      rows.push(
        await measure({ problem, sampler, by: "ours" }, posed, trials, seeds, (seed) =>
          Promise.resolve(ours(sampler, posed, seed, trials)),
        ),
      );
    }
    if (peer === null) continue;
    for (const sampler of OPTUNA.filter((name) => samplers.includes(name))) {
      rows.push(
        await measure({ problem, sampler, by: "optuna" }, posed, trials, seeds, (seed) =>
          optuna(peer, sampler, posed, seed),
        ),
      );
    }
  }
  await peer?.close();
  return {
    results: [...rows.map((row) => ({ ...row })), ...skipped],
    tables: [
      {
        title: `Hypervolume after ${trials} trials as a share of the true front's: 25 %, 50 %, 75 % over ${seeds} seeds`,
        columns: ["problem", "sampler", "q25", "q50", "q75", "ms/ask"],
        rows: rows.map(({ problem, sampler, by, hypervolume: shares, msPerSuggestion }) => [
          problem,
          `${by} ${sampler}`,
          ...shares.map((share) => share.toFixed(4)),
          msPerSuggestion.toFixed(1),
        ]),
      },
    ],
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
  const signs = directions.map((direction) => (direction === "minimize" ? 1 : -1));
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

/** A new study in a running `peers/search.py`; the study before it ends. */
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
