import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import util from "node:util";
import { build, buildGalleryIfStale, buildIfStale } from "./build.mjs";
import { buildKernels } from "./buildKernels.mjs";
import { ensureChromium } from "./ensureChromium.mjs";
import { ensureNode } from "./ensureNode.mjs";
import { ensurePackages } from "./ensurePackages.mjs";
import { Problem, ROOT, runCommand, runPackage } from "./project.mjs";
import {
  addCounts,
  NO_TESTS,
  playwrightCounts,
  skippedNames,
  summaryLine,
  vitestCounts,
} from "./testCounts.mjs";

const REPORTS = join(ROOT, ".cache", "test");
const GROUPS = ["static", "unit", "browser", "build", "e2e"];

/** Ends what still runs beside a stage that failed. */
const stop = new AbortController();

/**
 * One step of `npm test`. It resolves with its counts and whether all is well. The browser tests need one core, and the stages before
 * the journeys leave another idle now and then: they run beside them, and their output waits for its turn.
 * @typedef {{ ok: boolean, counts: import("./testCounts.mjs").Counts }} Outcome
 * @typedef {{ group: string, title: string, run: (options?: import("./project.mjs").RunOptions) => Promise<Outcome> }} Stage
 */

/** @type {readonly Stage[]} */
const STAGES = [
  { group: "static", title: "Format", run: () => check("prettier/bin/prettier.cjs", ["--check", "."]) },
  {
    group: "static",
    title: "Lint",
    run: () => check("oxlint/bin/oxlint", ["--type-aware", "--deny-warnings"]),
  },
  { group: "static", title: "Types", run: () => check("typescript/bin/tsc", ["-b"]) },
  { group: "build", title: "Build", run: buildStage },
  { group: "unit", title: "Unit tests", run: () => vitest("unit") },
];
/** @type {Stage} */
const BROWSER = { group: "browser", title: "Browser tests", run: (options) => vitest("browser", options) };
/** @type {Stage} */
const JOURNEYS = { group: "e2e", title: "Journeys in the built page", run: playwright };

let total = NO_TESTS;
/** @type {string[]} */
const failed = [];
/** @type {{ title: string, ms: number }[]} */
const times = [];

await runCommand(async () => {
  ensureNode();
  const startedMs = performance.now();
  const chosen = chosenGroups();
  await setUp();
  times.push({ title: "Set-up", ms: performance.now() - startedMs });

  const stages = STAGES.filter(({ group }) => chosen.has(group));
  const beside = stages.length > 0 ? [] : [BROWSER];
  const browser = chosen.has(BROWSER.group) && stages.length > 0 ? runBeside(BROWSER) : null;
  for (const stage of [...stages, ...beside.filter(({ group }) => chosen.has(group))]) {
    if (failed.length === 0) await runHere(stage);
  }
  if (failed.length > 0) stop.abort();
  await browser?.();
  if (failed.length === 0 && chosen.has(JOURNEYS.group)) await runHere(JOURNEYS);

  console.log("");
  for (const { title, ms } of times) console.log(`${seconds(ms).padStart(9)}  ${title}`);
  const end = failed.length === 0 ? "All is well" : `Failed: ${failed.join(", ")}`;
  console.log(`\n${end}, ${seconds(performance.now() - startedMs)}`);
  console.log(summaryLine(total));
  process.exitCode = failed.length === 0 ? 0 : 1;
});

/** All groups, or those of `--only`. `--full` is passed on to the tests. */
function chosenGroups() {
  const { values } = util.parseArgs({
    options: { only: { type: "string" }, full: { type: "boolean", default: false } },
  });
  process.env.SURMISE_FULL = values.full ? "1" : "0";
  const groups = values.only === undefined ? GROUPS : values.only.split(",");
  const unknown = groups.find((group) => !GROUPS.includes(group));
  if (unknown !== undefined) throw new Problem(`--only takes ${GROUPS.join(", ")}; not ${unknown}.`);
  return new Set(groups);
}

async function setUp() {
  await ensurePackages();
  await buildKernels();
  process.env.CHROMIUM_PATH = await ensureChromium();
  await rm(REPORTS, { recursive: true, force: true });
  await mkdir(REPORTS, { recursive: true });
}

/** @param {Stage} stage */
async function runHere(stage) {
  const startedMs = performance.now();
  console.log(`\n━━ ${stage.title}`);
  record(stage, await outcomeOf(stage), performance.now() - startedMs);
}

/**
 * Starts a stage beside others.
 * @param {Stage} stage
 * @returns {() => Promise<void>} waits for its end and shows what it wrote
 */
function runBeside(stage) {
  const startedMs = performance.now();
  let written = "";
  const onOutput = (/** @type {string} */ text) => (written += text);
  const ended = outcomeOf(stage, { onOutput, signal: stop.signal }).then((outcome) => {
    return { outcome, ms: performance.now() - startedMs, wasStopped: stop.signal.aborted };
  });
  return async () => {
    const { outcome, ms, wasStopped } = await ended;
    // This stage was ended because another one failed: it reports nothing.
    if (wasStopped) return;
    console.log(`\n━━ ${stage.title}, beside the others`);
    process.stdout.write(written);
    record(stage, outcome, ms);
  };
}

/**
 * @param {Stage} stage
 * @param {Outcome} outcome
 * @param {number} ms
 */
function record({ title }, { ok, counts }, ms) {
  total = addCounts(total, counts);
  times.push({ title, ms });
  if (!ok) failed.push(title);
  console.log(`━━ ${title}: ${ok ? "ok" : "FAILED"}, ${seconds(ms)}`);
}

/**
 * @param {Stage} stage
 * @param {import("./project.mjs").RunOptions} [options]
 */
async function outcomeOf(stage, options) {
  try {
    return await stage.run(options);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    return result(1, NO_TESTS);
  }
}

/**
 * @param {string} entry
 * @param {readonly string[]} args
 */
async function check(entry, args) {
  return result(await runPackage(entry, args), NO_TESTS);
}

/**
 * @param {"unit" | "browser"} project
 * @param {import("./project.mjs").RunOptions} [options]
 */
async function vitest(project, options) {
  const report = join(REPORTS, `${project}.json`);
  const args = ["run", "--project", project, "--reporter=default", "--reporter=json"];
  const status = await runPackage("vitest/vitest.mjs", [...args, `--outputFile.json=${report}`], options);
  const outcome = await readReport(report);
  const skipped = skippedNames(outcome).map((name) => `Skipped: ${name.trim()}`);
  const write = options?.onOutput ?? ((/** @type {string} */ text) => process.stdout.write(text));
  for (const line of skipped) write(`${line}\n`);
  return result(status, vitestCounts(outcome));
}

async function buildStage() {
  await build();
  return result(0, NO_TESTS);
}

async function playwright() {
  await buildIfStale();
  await buildGalleryIfStale();
  const report = join(REPORTS, "e2e.json");
  const status = await runPackage("@playwright/test/cli.js", ["test", "--reporter=list,json"], {
    env: { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
  });
  return result(status, playwrightCounts(await readReport(report)));
}

/**
 * A step that failed without a failed test (an error outside of any, a broken check) counts as one failure.
 * @param {number} status
 * @param {import("./testCounts.mjs").Counts} counts
 */
function result(status, counts) {
  const ok = status === 0 && counts.failed === 0;
  return { ok, counts: ok || counts.failed > 0 ? counts : addCounts(counts, { ...NO_TESTS, failed: 1 }) };
}

/** @param {string} path */
async function readReport(path) {
  return JSON.parse(await readFile(path, "utf8").catch(() => "null"));
}

/** @param {number} ms */
function seconds(ms) {
  return `${(ms / 1000).toFixed(1)} s`;
}
