import type { Table } from "../bench.ts";
import type { SearchRow } from "./rows.ts";

/** Regrets below this are equal: at the minimum, up to rounding. */
const ZERO = 1e-9;
/** Numbers of trials after which the two are compared. */
const COMPARED = [30, 60] as const;

/** better: median and upper quartile are both lower; no worse: both are at most equal. */
export type Verdict = "better" | "no worse" | "worse";

/** Comparison of our regret with another's after n trials; null if one of them has fewer trials. */
export function verdict(ours: SearchRow, theirs: SearchRow, n: number): Verdict | null {
  const [a, b] = [ours.regret[n], theirs.regret[n]];
  if (a === undefined || b === undefined) return null;
  const differences = [1, 2].map((quantile) => level(a[quantile]) - level(b[quantile]));
  if (differences.every((difference) => difference < 0)) return "better";
  return differences.every((difference) => !(difference > 0)) ? "no worse" : "worse";
}

/** Our GP beside Optuna's on the same problems: one table for each number of workers, its last row the counts. */
export function compareGps(rows: readonly SearchRow[]): Table[] {
  const gps = rows.filter(({ sampler }) => sampler === "gp");
  const pairs = gps
    .filter(({ by }) => by === "ours")
    .flatMap((ours) => {
      const theirs = gps.find(
        ({ by, problem, workers }) => by === "optuna" && problem === ours.problem && workers === ours.workers,
      );
      return theirs === undefined ? [] : [{ ours, theirs }];
    });
  return [...new Set(pairs.map(({ ours }) => ours.workers))].map((workers) =>
    comparison(
      pairs.filter(({ ours }) => ours.workers === workers),
      workers,
    ),
  );
}

interface Pair {
  readonly ours: SearchRow;
  readonly theirs: SearchRow;
}

function comparison(pairs: readonly Pair[], workers: number): Table {
  const cells = ({ ours, theirs }: Pair, n: number) => [
    `${spell(ours, n)} : ${spell(theirs, n)}`,
    verdict(ours, theirs, n) ?? "–",
  ];
  const rows = pairs.map((pair) => [
    pair.ours.problem,
    ...COMPARED.flatMap((n) => cells(pair, n)),
    `${exponential(pair.ours.worst60)} : ${exponential(pair.theirs.worst60)}`,
    `${pair.ours.msPerSuggestion} : ${pair.theirs.msPerSuggestion}`,
  ]);
  return {
    title: `Our GP : Optuna's, ${workers} at a time: median and upper quartile of regret`,
    columns: ["problem", ...COMPARED.flatMap((n) => [`n=${n}`, `at ${n}`]), "worst at 60", "ms/ask"],
    rows: [...rows, ["all", ...COMPARED.flatMap((n) => ["", counts(pairs, n)]), both(pairs), ""]],
  };
}

function counts(pairs: readonly Pair[], n: number): string {
  const verdicts = pairs.map(({ ours, theirs }) => verdict(ours, theirs, n));
  const better = verdicts.filter((each) => each === "better").length;
  const compared = verdicts.filter((each) => each !== null).length;
  const worse = verdicts.filter((each) => each === "worse").length;
  return `no worse ${compared - worse}/${compared}, better ${better}`;
}

/** Counts of the verdicts that hold after both numbers of trials. */
function both(pairs: readonly Pair[]): string {
  const verdicts = pairs.map(({ ours, theirs }) => COMPARED.map((n) => verdict(ours, theirs, n)));
  const better = verdicts.filter((each) => each.every((at) => at === "better")).length;
  const noWorse = verdicts.filter((each) => each.every((at) => at === "better" || at === "no worse")).length;
  return `both: no worse ${noWorse}, better ${better}`;
}

function spell({ regret }: SearchRow, n: number): string {
  const at = regret[n];
  return at === undefined ? "–" : `${exponential(at[1])} ${exponential(at[2])}`;
}

function exponential(value: number | null | undefined): string {
  return value == null ? "–" : value.toExponential(1);
}

function level(value: number | null | undefined): number {
  return value == null ? Number.MAX_VALUE : value < ZERO ? 0 : value;
}
