import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import type { Browser, Page } from "playwright";
import { readStudy } from "../scripts/pageStudy.mjs";

/** A study that has run on our page. */
export interface PageRun {
  /** From Run to the end of the final evaluation. */
  readonly seconds: number;
  /** The part of that time for the trials, including the start of the workers. */
  readonly searchSeconds: number;
  /** Training and validation rows of a trial (with folds those of the first), and the features and classes of its data. */
  readonly data: {
    readonly trainRows: number;
    readonly validationRows: number;
    readonly features: number;
    readonly classes: number;
  };
  /** To make an ensemble of the best trials after that, if it was asked for; otherwise NaN. */
  readonly ensembleSeconds: number;
  /** From each question to the sampler's worker to its answer, in order, ms. */
  readonly suggestionMs: readonly number[];
  readonly study: Awaited<ReturnType<typeof readStudy>>;
}

/**
 * Runs the study of a link on our page, in a new profile, like a user; opening the page is not timed.
 * @param file the table, for a link to a file
 * @param withEnsemble asks for an ensemble of the best trials once the winner is judged
 * @throws Error if the study does not end with an evaluated winner
 */
export async function runStudyOnPage(
  browser: Browser,
  url: string,
  fragment: string,
  file: string | null,
  withEnsemble = false,
): Promise<PageRun> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: "en-GB" });
  try {
    const page = await context.newPage();
    await page.addInitScript(timeSuggestions);
    await page.goto(`${url}#${fragment}`);
    await page.waitForFunction(() => "surmise" in window);
    if (file !== null) await openFile(page, file);
    await page.waitForFunction(() => window.surmise.setup.getState().dataset.status === "ready");
    // Waits for the scripts of the workers.
    await page.waitForLoadState("networkidle");
    const notes = await page.evaluate(() => window.surmise.setup.getState().linkNotes);
    if (notes.length > 0) throw new Error(`The link is not understood: ${JSON.stringify(notes)}`);
    const times = await page.evaluate(runToTheEnd);
    const ensembleSeconds = withEnsemble ? await page.evaluate(makeEnsemble) : NaN;
    const study = await readStudy(page);
    if (study.report === null) throw new Error(`No judged winner: ${JSON.stringify(study.error)}`);
    const suggestionMs = await page.evaluate(() => (window as unknown as Timed).suggestionMs);
    return { ...times, ensembleSeconds, suggestionMs, study };
  } finally {
    await context.close();
  }
}

async function openFile(page: Page, file: string): Promise<void> {
  const table = { name: basename(file), text: await readFile(file, "utf8") };
  await page.evaluate(
    ({ name, text }) => window.surmise.acts.openFiles([{ name, blob: new Blob([text]) }]),
    table,
  );
}

/** Runs in the page. */
async function runToTheEnd() {
  const start = performance.now();
  let searchMs = 0;
  const finished = new Promise<number>((resolve) => {
    window.surmise.run.subscribe(({ phase }) => {
      const elapsed = performance.now() - start;
      if (phase === "judging" && searchMs === 0) searchMs = elapsed;
      if (phase === "finished") resolve(elapsed);
    });
  });
  void window.surmise.acts.run();
  const ms = await finished;
  const { rows, featureNames, classes } = window.surmise.run.getState().prepared!;
  return {
    seconds: ms / 1000,
    searchSeconds: searchMs / 1000,
    data: {
      trainRows: rows.train,
      validationRows: rows.validation,
      features: featureNames.length,
      classes: classes.length,
    },
  };
}

/** Runs in the page. */
async function makeEnsemble(): Promise<number> {
  const start = performance.now();
  await window.surmise.acts.startJob("ensemble");
  return (performance.now() - start) / 1000;
}

interface Timed extends Window {
  suggestionMs: number[];
}

/** Runs in the page before its own scripts: the first message to the sampler's worker opens it, the others ask. */
function timeSuggestions() {
  const suggestionMs: number[] = [];
  Object.assign(window, { suggestionMs });
  const { Worker: Plain } = window;
  window.Worker = class extends Plain {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      if (options?.name !== "sampler") return;
      let askedAt = NaN;
      const post = this.postMessage.bind(this) as (...given: unknown[]) => void;
      this.postMessage = (...given: unknown[]) => {
        askedAt = performance.now();
        post(...given);
      };
      let opened = false;
      this.addEventListener("message", ({ data }: MessageEvent<object>) => {
        if ("heart" in data || Number.isNaN(askedAt)) return;
        if (opened) suggestionMs.push(performance.now() - askedAt);
        opened = true;
        askedAt = NaN;
      });
    }
  };
}
