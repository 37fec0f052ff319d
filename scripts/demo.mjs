import { existsSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import util from "node:util";
import { buildIfStale } from "./build.mjs";
import { CHROMIUM_FLAGS } from "./chromiumFlags.mjs";
import { bestOf, describeReport, describeTrial } from "./demoText.mjs";
import { ensureChromium } from "./ensureChromium.mjs";
import { ensureNode } from "./ensureNode.mjs";
import { ensurePackages } from "./ensurePackages.mjs";
import { readSetup, readStudy } from "./pageStudy.mjs";
import { Problem, ROOT, runCommand } from "./project.mjs";
import { serve } from "./serve.mjs";

const OUT = join(ROOT, "out");
const POLL_MS = 200;
const USAGE = `npm run demo [-- file.csv] [--trials 20] [--target COLUMN] [--seed 1] [--url "data=wine&units1=4..64,log"]`;

await runCommand(async () => {
  ensureNode();
  const options = readOptions();
  await ensurePackages();
  const executablePath = await ensureChromium();
  await buildIfStale();
  const { chromium } = await import("playwright");
  const site = await serve({ port: 0 });
  const browser = await chromium.launch({ executablePath, args: CHROMIUM_FLAGS });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
    page.on("pageerror", (error) => console.error(`The page reports: ${error.message}`));
    await page.goto(`${site.url}#${fragment(options)}`);
    await showData(page, options);
    await page.getByRole("button", { name: "Run", exact: true }).click();
    await follow(page);
    await keepResults(page);
  } finally {
    await browser.close();
    await site.close();
  }
});

/** @typedef {{ file: string | null, trials: string, target: string | null, seed: string, url: string }} Options */

/** @returns {Options} */
function readOptions() {
  const { values, positionals } = util.parseArgs({
    allowPositionals: true,
    options: {
      trials: { type: "string", default: "20" },
      target: { type: "string" },
      seed: { type: "string", default: "1" },
      url: { type: "string", default: "" },
      help: { type: "boolean" },
    },
  });
  if (values.help === true || positionals.length > 1) throw new Problem(USAGE);
  const file = positionals[0] ?? null;
  if (file !== null && !existsSync(file)) throw new Problem(`There is no file ${file}.`);
  const { trials, seed, url, target = null } = values;
  if (!/^[1-9]\d*$/.test(trials)) throw new Problem(`--trials takes a whole number from 1; not ${trials}.`);
  return { file, trials, seed, url, target };
}

/** @param {Options} options */
function fragment({ trials, seed, url }) {
  return [`trials=${trials}`, `seed=${seed}`, url.replace(/^#/, "")].filter((part) => part !== "").join("&");
}

/**
 * Opens the user's file as a user would, and tells what will be learnt from.
 * @param {import("playwright").Page} page
 * @param {Options} options
 */
async function showData(page, { file, target }) {
  await page.waitForFunction(() => "surmise" in window);
  await settled(page);
  if (file !== null) {
    await page.getByText("Your file", { exact: true }).click();
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.waitForFunction((name) => {
      const { config, dataset } = window.surmise.setup.getState();
      return (
        dataset.status === "failed" ||
        (config.data.source.kind === "file" && config.data.source.name === name)
      );
    }, basename(file));
    await settled(page);
  }
  if (target !== null) {
    const columns = await page.evaluate((column) => {
      window.surmise.acts.setTarget(column);
      const { dataset } = window.surmise.setup.getState();
      return dataset.status === "ready" ? dataset.summary.columns.map(({ name }) => name) : [];
    }, target);
    if (columns.length > 0 && !columns.includes(target)) {
      throw new Problem(`There is no column ${target}. There are: ${columns.join(", ")}.`);
    }
  }
  const { config, dataset, problems, linkNotes } = await readSetup(page);
  if (dataset.status === "failed") throw new Problem(`The data cannot be used: ${await alerts(page)}`);
  if (problems.length > 0) throw new Problem(`This cannot be run: ${await alerts(page)}`);
  console.log(`Predicting ${config.data.target} (${config.data.task})`);
  for (const { details } of linkNotes) console.log(`Ignored in --url: ${Object.values(details).join(" ")}`);
}

/** @param {import("playwright").Page} page */
async function settled(page) {
  await page.waitForFunction(() => {
    return window.surmise.setup.getState().dataset.status !== "loading";
  });
}

/**
 * The page's own words about what is wrong.
 * @param {import("playwright").Page} page
 */
async function alerts(page) {
  const alarms = await page.getByRole("alert").allInnerTexts();
  const texts = alarms.length > 0 ? alarms : await page.getByRole("main").getByRole("status").allInnerTexts();
  return texts.map((text) => text.replaceAll(/\s+/g, " ").trim()).join(" · ") || "see the page (npm start).";
}

/**
 * Prints each trial as it ends, until the study does.
 * @param {import("playwright").Page} page
 */
async function follow(page) {
  /** @type {Set<number>} */
  const told = new Set();
  let announced = false;
  for (;;) {
    const study = await readStudy(page);
    if (!announced && study.engine !== null && study.config !== null) {
      announced = true;
      console.log(
        `Engine: ${study.engine.kind}${study.engine.device && ` (${study.engine.device})`}, ${study.workers} worker(s)\n`,
      );
    }
    const ended = study.trials.filter(({ endedMs }) => endedMs !== null);
    for (const trial of ended.toSorted((a, b) => (a.endedMs ?? 0) - (b.endedMs ?? 0))) {
      if (told.has(trial.number)) continue;
      told.add(trial.number);
      console.log(describeTrial(trial, study));
    }
    if (study.phase === "finished") return;
    await sleep(POLL_MS);
  }
}

/** @param {import("playwright").Page} page */
async function keepResults(page) {
  const study = await readStudy(page);
  await mkdir(OUT, { recursive: true });
  const json = await page.evaluate(() => {
    return window.surmise.acts.studyJson();
  });
  await writeFile(join(OUT, "study.json"), json);
  await page.screenshot({ path: join(OUT, "screenshot.png"), animations: "disabled" });
  if (study.report === null || bestOf(study) === null) {
    throw new Problem(`No model to judge (${study.endReason}): ${await alerts(page)}`);
  }
  console.log(describeReport(study, study.report));
  console.log(`\nWritten: out/study.json, out/screenshot.png`);
}
