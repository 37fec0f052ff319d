import type { AsideFile } from "../../core/data/dataset.ts";
import type { GivenFile } from "../reader.protocol.ts";
import type { ReadTable } from "./rowSource.ts";

/** A file of these is for testing: "test.csv", "titanic_test.csv", "TestSet.parquet"; not "latest.csv" or "testosterone.csv". */
const TEST_NAME = /(?:^|[^a-z])test(?:ing)?(?:[ _.-]?(?:set|data))?(?:[^a-z]|$)|测试/i;
const TEST_CAMEL = /[a-z]Test(?:[A-Z]|$|\.)/;
/** What is handed in to a competition, and its solution: "sample_submission.csv", "sampleSubmission.csv", "gender_submission.csv". */
const SUBMISSION_NAME = /submission|submit|solution|提交/i;
/** An id and what is predicted, perhaps with one column more. */
const MOST_ANSWER_COLUMNS = 3;

/** Whether a file is called a test file. */
export function hasTestName(path: string): boolean {
  const name = fileName(path);
  return TEST_NAME.test(name) || TEST_CAMEL.test(name);
}

/** Whether a file is called one of answers to hand in. */
export function hasSubmissionName(path: string): boolean {
  return SUBMISSION_NAME.test(fileName(path));
}

/**
 * Files of a competition that are no part of the table to learn from: a test file that lacks one column, which is what is to be predicted, and
 * files of answers. All others have the same columns, or are refused.
 */
export function filesAside(
  files: readonly GivenFile[],
  tables: readonly ReadTable[],
): readonly (AsideFile | null)[] {
  const sets = tables.map(({ table }) => new Set(table.columns.map(({ name }) => name)));
  const trains = files.flatMap(({ name }, i) => (hasTestName(name) || hasSubmissionName(name) ? [] : [i]));
  const [first, ...others] = trains;
  if (first === undefined) return files.map(() => null);
  const base = others.reduce((best, i) => (sets[i]!.size > sets[best]!.size ? i : best), first);
  const whole = sets[base]!;
  const unlabelled = files.map(({ name }, i) => (hasTestName(name) ? onlyLacking(whole, sets[i]!) : null));
  const testRows = new Set(
    unlabelled.flatMap((column, i) => (column === null ? [] : [tables[i]!.rowsInFile])),
  );
  return files.map(({ name }, i): AsideFile | null => {
    const column = unlabelled[i]!;
    if (i === base || sameSet(whole, sets[i]!)) return null;
    if (column !== null) return { name: fileName(name), reason: "noTarget", column };
    const isAnswers =
      hasSubmissionName(name) ||
      (sets[i]!.size <= MOST_ANSWER_COLUMNS &&
        sets[i]!.size < whole.size &&
        testRows.has(tables[i]!.rowsInFile));
    return isAnswers ? { name: fileName(name), reason: "answers" } : null;
  });
}

/** The one column of `whole` that `set` has not, where it is all that tells them apart. */
function onlyLacking(whole: ReadonlySet<string>, set: ReadonlySet<string>): string | null {
  if (set.size !== whole.size - 1 || ![...set].every((name) => whole.has(name))) return null;
  return [...whole].find((name) => !set.has(name)) ?? null;
}

function sameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((name) => b.has(name));
}

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
