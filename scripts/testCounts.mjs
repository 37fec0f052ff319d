/**
 * How many tests ended how.
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** @type {Counts} */
export const NO_TESTS = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {Counts} a
 * @param {Counts} b
 * @returns {Counts}
 */
export function addCounts(a, b) {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/**
 * The counts in a report of Vitest's JSON reporter. A file that could not be loaded is one failure.
 * @param {VitestReport | null} report null: no report, so no test ran
 * @returns {Counts}
 *
 * @typedef {object} VitestReport
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 * @property {readonly { status: string, assertionResults: readonly { status: string, fullName: string }[] }[]} testResults one per file
 */
export function vitestCounts(report) {
  if (report === null) return NO_TESTS;
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && assertionResults.length === 0,
  );
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + unloaded.length,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * The names of the skipped tests, which hold the reason: a run that passes is otherwise silent about them.
 * @param {VitestReport | null} report
 * @returns {readonly string[]}
 */
export function skippedNames(report) {
  return (report?.testResults ?? []).flatMap(({ assertionResults }) =>
    assertionResults.filter(({ status }) => status === "skipped").map(({ fullName }) => fullName),
  );
}

/**
 * The counts in a report of Playwright's JSON reporter. A test that passed on a second try counts as passed.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number } } | null} report
 * @returns {Counts}
 */
export function playwrightCounts(report) {
  if (report === null) return NO_TESTS;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return { passed: expected + flaky, failed: unexpected, skipped };
}

/**
 * The last line of `npm test`, in a form that machines know.
 * @param {Counts} counts
 */
export function summaryLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
