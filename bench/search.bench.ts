import { parseArgs } from "node:util";
import { createRng, deriveSeed } from "../src/core/math/rng.ts";
import { quantileOf } from "../src/core/math/stats.ts";
import { createSampler } from "../src/core/sampler/createSampler.ts";
import type { ObservedTrial } from "../src/core/sampler/sampler.ts";
import { SAMPLER_NAMES, type SamplerName } from "../src/core/sampler/sampler.ts";
import type { BenchReport } from "./bench.ts";
import type { Problem } from "./problems/problem.ts";
import { PROBLEMS } from "./problems.ts";

const CHECKPOINTS = [20, 30, 40, 50, 60];

export const description =
  "simple regret of the samplers on functions with a known minimum (--sampler gp|random|all --problem branin|hartmann6|ackley5|mixed|all --trials 60 --seeds 20 --workers 1 --quick)";

export async function run(argv: string[]): Promise<BenchReport> {
  const options = readOptions(argv);
  const results = [];
  const rows: string[][] = [];
  for (const problem of options.problems) {
    for (const sampler of options.samplers) {
      const runs = Array.from({ length: options.seeds }, (_, seed) =>
        regretCurve(PROBLEMS[problem]!, sampler, seed, options.trials, options.workers),
      );
      const { regret, worst60, msPerSuggestion } = summarise(runs, options.trials);
      results.push({
        problem,
        sampler,
        by: "ours",
        workers: options.workers,
        seeds: options.seeds,
        regret,
        worst60,
        msPerSuggestion,
      });
      const cells = CHECKPOINTS.map(
        (n) => regret[n]?.map((value) => value.toExponential(1)).join(" ") ?? "–",
      );
      rows.push([problem, sampler, ...cells, msPerSuggestion.toFixed(1)]);
    }
  }
  const title = `Simple regret after n trials: 25 %, 50 %, 75 % over ${options.seeds} seeds, ${options.workers} at a time`;
  const columns = ["problem", "sampler", ...CHECKPOINTS.map((n) => `n=${n}`), "ms/ask"];
  return { results, tables: [{ title, columns, rows }] };
}

interface RegretRun {
  /** Best value minus the minimum after 1, 2, … finished trials. */
  readonly regret: readonly number[];
  readonly msPerSuggestion: number;
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
      quick: { type: "boolean", default: false },
    },
  });
  const choose = <T extends string>(value: string, all: readonly T[]): readonly T[] => {
    if (value === "all") return all;
    const found = all.filter((name) => name === value);
    if (found.length === 0) throw new Error(`"${value}" is none of ${all.join(", ")}, all`);
    return found;
  };
  return {
    // Random search is the yardstick: it stands beside whatever is asked for.
    samplers: [...new Set<SamplerName>([...choose<SamplerName>(values.sampler, SAMPLER_NAMES), "random"])],
    problems: choose(values.problem, Object.keys(PROBLEMS)),
    trials: count(values.trials ?? (values.quick ? "40" : "60")),
    seeds: count(values.seeds ?? (values.quick ? "4" : "20")),
    workers: count(values.workers),
  };
}

function count(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`"${text}" is not a positive integer`);
  return value;
}

/**
 * One search. With several workers each takes a suggestion as soon as it is free, the trials under way pending; durations are
 * drawn uniformly from [0.5, 1.5], so that trials finish out of order.
 */
function regretCurve(
  problem: Problem,
  name: SamplerName,
  seed: number,
  trials: number,
  workers: number,
): RegretRun {
  const sampler = createSampler(name, { space: problem.space, directions: ["minimize"], seed });
  const rng = createRng(deriveSeed(seed, "durations"));
  const shown: ObservedTrial[] = [];
  const running: { index: number; ends: number }[] = [];
  const regret: number[] = [];
  let now = 0;
  let askMs = 0;
  while (regret.length < trials) {
    while (running.length < workers && shown.length < trials) {
      const before = performance.now();
      const suggestion = sampler.ask(shown);
      askMs += performance.now() - before;
      if (suggestion === null) throw new Error("space exhausted");
      running.push({ index: shown.length, ends: now + 0.5 + rng.uniform() });
      shown.push({ params: suggestion.params, state: "running", values: null });
    }
    running.sort((a, b) => b.ends - a.ends);
    const { index, ends } = running.pop()!;
    now = ends;
    const { params } = shown[index]!;
    const value = problem.evaluate(params, createRng(deriveSeed(seed, "noise", index)));
    shown[index] =
      value === null
        ? { params, state: "failed", values: null }
        : { params, state: "complete", values: [value] };
    const before = regret.at(-1) ?? Number.POSITIVE_INFINITY;
    regret.push(Math.min((value ?? Number.POSITIVE_INFINITY) - problem.minimum, before));
  }
  return { regret, msPerSuggestion: askMs / trials };
}

function summarise(runs: readonly RegretRun[], trials: number) {
  const regret: Record<number, number[]> = {};
  for (const n of CHECKPOINTS.filter((checkpoint) => checkpoint <= trials)) {
    const values = runs.map((run) => run.regret[n - 1]!);
    regret[n] = [0.25, 0.5, 0.75].map((q) => quantileOf(values, q));
  }
  return {
    regret,
    worst60: trials < 60 ? null : Math.max(...runs.map((run) => run.regret[59]!)),
    msPerSuggestion: runs.reduce((sum, run) => sum + run.msPerSuggestion, 0) / runs.length,
  };
}
