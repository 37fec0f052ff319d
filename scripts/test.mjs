import { mkdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import util from "node:util";
import { build, buildIfStale } from "./build.mjs";
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

/**
 * One step of `npm test`. It resolves with its counts and whether all is well.
 * @typedef {{ group: string, title: string, run: () => Promise<{ ok: boolean, counts: import("./testCounts.mjs").Counts }> }} Stage
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
  { group: "unit", title: "Unit tests", run: () => vitest("unit") },
  { group: "browser", title: "Browser tests", run: () => vitest("browser") },
  { group: "build", title: "Build", run: buildStage },
  { group: "e2e", title: "Journeys in the built page", run: playwright },
];

await runCommand(async () => {
  ensureNode();
  const startedMs = performance.now();
  const stages = chosenStages();
  await ensurePackages();
  await buildKernels();
  process.env.CHROMIUM_PATH = await ensureChromium();
  await rm(REPORTS, { recursive: true, force: true });
  await mkdir(REPORTS, { recursive: true });

  let total = NO_TESTS;
  let failedStage = null;
  for (const stage of stages) {
    const stageStartedMs = performance.now();
    console.log(`\n━━ ${stage.title}`);
    const { ok, counts } = await outcomeOf(stage);
    total = addCounts(total, counts);
    console.log(`━━ ${stage.title}: ${ok ? "ok" : "FAILED"}, ${seconds(stageStartedMs)}`);
    if (ok) continue;
    failedStage = stage.title;
    break;
  }
  console.log(
    `\n${failedStage === null ? "All is well" : `Stopped at: ${failedStage}`}, ${seconds(startedMs)}`,
  );
  console.log(summaryLine(total));
  process.exitCode = failedStage === null ? 0 : 1;
});

/** @param {Stage} stage */
async function outcomeOf(stage) {
  try {
    return await stage.run();
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    console.error(error.message);
    return result(1, NO_TESTS);
  }
}

function chosenStages() {
  const { values } = util.parseArgs({ options: { only: { type: "string" } } });
  if (values.only === undefined) return STAGES;
  const groups = values.only.split(",");
  const unknown = groups.find((group) => !GROUPS.includes(group));
  if (unknown !== undefined) throw new Problem(`--only takes ${GROUPS.join(", ")}; not ${unknown}.`);
  return STAGES.filter(({ group }) => groups.includes(group));
}

/**
 * @param {string} entry
 * @param {readonly string[]} args
 */
async function check(entry, args) {
  return result(await runPackage(entry, args), NO_TESTS);
}

/** @param {"unit" | "browser"} project */
async function vitest(project) {
  const report = join(REPORTS, `${project}.json`);
  const status = await runPackage("vitest/vitest.mjs", [
    "run",
    "--project",
    project,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ]);
  const outcome = await readReport(report);
  for (const name of skippedNames(outcome)) console.log(`Skipped: ${name.trim()}`);
  return result(status, vitestCounts(outcome));
}

async function buildStage() {
  await build();
  return result(0, NO_TESTS);
}

async function playwright() {
  await buildIfStale();
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

/** @param {number} sinceMs */
function seconds(sinceMs) {
  return `${((performance.now() - sinceMs) / 1000).toFixed(1)} s`;
}
