/**
 * The study on a page of ours, as plain data, read through the page's console object `window.surmise`.
 * @typedef {object} PageStudy
 * @property {import("../src/app/run/runState.ts").Phase} phase
 * @property {import("../src/app/run/runState.ts").EndReason | null} endReason
 * @property {import("../src/core/errors.ts").ErrorRecord | null} error
 * @property {import("../src/engine/network/engine.ts").EngineInfo | null} engine
 * @property {number} workers
 * @property {import("../src/core/study/studyConfig.ts").StudyConfig | null} config
 * @property {readonly import("../src/core/study/trial.ts").Trial[]} trials without their learning curves
 * @property {import("../src/core/study/testReport.ts").TestReport | null} report
 */

/**
 * @param {import("playwright").Page} page
 * @returns {Promise<PageStudy>}
 */
export function readStudy(page) {
  return page.evaluate(() => {
    const { phase, endReason, error, engine, workers, study, report } = window.surmise.run.getState();
    const curve = { trainLoss: [], validationLoss: [], score: [] };
    const trials = (study?.trials ?? []).map((trial) => ({ ...trial, curve }));
    return { phase, endReason, error, engine, workers, config: study?.config ?? null, trials, report };
  });
}

/**
 * What is being set up on a page of ours: whether its data are there, and what keeps it from being run.
 * @param {import("playwright").Page} page
 * @returns {Promise<Pick<import("../src/app/setup/setupState.ts").SetupState, "config" | "dataset" | "problems" | "linkNotes">>}
 */
export function readSetup(page) {
  return page.evaluate(() => {
    const { config, dataset, problems, linkNotes } = window.surmise.setup.getState();
    return { config, dataset, problems, linkNotes };
  });
}
