/**
 * @typedef {import("./pageStudy.mjs").PageStudy} PageStudy
 * @typedef {import("../src/core/study/trial.ts").Trial} Trial
 * @typedef {import("../src/core/study/testReport.ts").TestReport} TestReport
 */

/** Shown beside the study's own metric, because these metrics are widely known. */
const FAMILIAR = ["accuracy", "r2"];

const MODEL_NAMES = {
  best: "best model",
  ensemble: "ensemble",
  forest: "random forest",
  linear: "linear baseline",
  constant: "constant baseline",
};

/**
 * The complete trial with the best value so far, or null.
 * @param {Pick<PageStudy, "trials" | "config">} study
 * @returns {Trial | null}
 */
export function bestOf({ trials, config }) {
  const sign = config?.search.objective.direction === "minimize" ? 1 : -1;
  const complete = trials.filter((trial) => trial.state === "complete" && Number.isFinite(trial.values?.[0]));
  const [first = null] = complete.toSorted((a, b) => sign * (valueOf(a) - valueOf(b)) || a.number - b.number);
  return first;
}

/**
 * One line about a trial that has ended.
 * @param {Trial} trial
 * @param {PageStudy} study
 */
export function describeTrial(trial, study) {
  const budget = study.config?.search.budget.trials;
  const place = `trial ${String(trial.number + 1).padStart(3)}${budget ? ` of ${budget}` : ""}`;
  const metric = study.config?.search.objective.metric ?? "";
  const until = study.trials.filter(({ endedMs }) => endedMs !== null && endedMs <= (trial.endedMs ?? 0));
  const best = bestOf({ ...study, trials: until });
  const outcome = trial.values === null ? trial.state : `${metric} ${number(valueOf(trial))}`;
  const bestText = best === null ? "" : `best ${number(valueOf(best))} (trial ${best.number + 1})`;
  return `${place}  ${outcome.padEnd(22)}  ${bestText}`.trimEnd();
}

/**
 * The best configuration, and the scores on the test rows.
 * @param {PageStudy} study
 * @param {TestReport} report
 */
export function describeReport(study, report) {
  const best = bestOf(study);
  const params = Object.entries(best?.params ?? {}).map(
    ([name, value]) => `  ${name.padEnd(14)} ${typeof value === "number" ? number(value) : value}`,
  );
  const scores = report.models.map(
    ({ model, scores }) => `  ${MODEL_NAMES[model].padEnd(18)} ${told(scores).map(scoreText).join(", ")}`,
  );
  return [
    "",
    `Best configuration (trial ${(best?.number ?? 0) + 1}):`,
    ...params,
    "",
    `On ${report.testRows} test rows that no trial has seen (95 % bootstrap interval):`,
    ...scores,
  ].join("\n");
}

/**
 * The study's metric, which comes first, and the familiar one.
 * @param {TestReport["models"][number]["scores"]} scores
 */
function told(scores) {
  return scores.filter(({ metric }, index) => index === 0 || FAMILIAR.includes(metric));
}

/** @param {TestReport["models"][number]["scores"][number]} score */
function scoreText({ metric, value, interval }) {
  const bounds = interval === null ? "" : ` [${number(interval[0])}, ${number(interval[1])}]`;
  return `${metric} ${number(value)}${bounds}`;
}

/** @param {Trial} trial */
function valueOf(trial) {
  return trial.values?.[0] ?? Number.NaN;
}

/**
 * Four significant digits, without trailing zeros.
 * @param {number} value
 */
function number(value) {
  return String(Number(value.toPrecision(4)));
}
