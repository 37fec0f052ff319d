/** Names of test files: "test.csv", "titanic_test.csv", "TestSet.parquet"; not "latest.csv" or "testosterone.csv". */
const TEST_NAME = /(?:^|[^a-z])test(?:ing)?(?:[ _.-]?(?:set|data))?(?:[^a-z]|$)|测试/i;
const TEST_CAMEL = /[a-z]Test(?:[A-Z]|$|\.)/;
/** Names of training files; not "strain.csv" or "trains.csv". */
const TRAIN_NAME = /(?:^|[^a-z])train(?:ing)?(?:[ _.-]?(?:set|data))?(?:[^a-z]|$)|训练/i;
const TRAIN_CAMEL = /[a-z]Train(?:[A-Z]|$|\.)/;
/**
 * Names of submissions to a competition, and of its solution: "sample_submission.csv", "sampleSubmission.csv",
 * "gender_submission.csv".
 */
const SUBMISSION_NAME = /submission|submit|solution|提交/i;

/** Whether a file has the name of a test file. */
export function hasTestName(path: string): boolean {
  const name = fileName(path);
  return TEST_NAME.test(name) || TEST_CAMEL.test(name);
}

/** Whether a file has the name of a training file. */
export function hasTrainName(path: string): boolean {
  const name = fileName(path);
  return TRAIN_NAME.test(name) || TRAIN_CAMEL.test(name);
}

/** Whether a file has the name of a submission. */
export function hasSubmissionName(path: string): boolean {
  return SUBMISSION_NAME.test(fileName(path));
}

/** A path without its folders. */
export function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
