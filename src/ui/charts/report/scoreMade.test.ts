import { expect, test } from "vitest";
import { DEFAULT_SPLIT, type SplitConfig } from "../../../core/data/dataConfig.ts";
import { createI18n } from "../../i18n/bothLanguages.ts";
import { howScored } from "./scoreMade.ts";

const { t } = createI18n("en");
const { t: chinese } = createI18n("zh");

const classes = (split: Partial<SplitConfig>) => ({
  task: "classification" as const,
  split: { ...DEFAULT_SPLIT, ...split },
});

test("describes how a score is computed, from the folds to the test rows", () => {
  const by = { kind: "group", column: "patient", feature: false } as const;
  const rows = { validation: null, test: 1080, supplied: true };
  expect(howScored(t, classes({ folds: 5, foldRepeats: 2, by }), 1, rows)).toBe(
    "Score: mean of 5 × 2 folds, stratified, grouped by “patient”. Test: 1,080 rows of the test file.",
  );
  expect(howScored(chinese, classes({ folds: 5, foldRepeats: 2, by }), 1, rows)).toBe(
    "得分：5 × 2 折的均值，分层，按“patient”分组。测试：测试文件的 1,080 行。",
  );
});

test("a split by time is not stratified and has one set of folds; with groups, the test rows are of other groups", () => {
  const time = classes({ folds: 4, foldRepeats: 3, by: { kind: "time", column: null, feature: false } });
  expect(howScored(t, time, 2, { validation: null, test: 80, supplied: false })).toBe(
    "Score: mean of 4 folds × 2 repeats, in the order of the rows. Test: the latest 80 rows.",
  );
  const group = classes({ stratify: false, by: { kind: "group", column: "day", feature: true } });
  expect(howScored(t, group, 1, { validation: 51, test: 1, supplied: false })).toBe(
    "Score: one training, scored on 51 validation rows, grouped by “day”. Test: 1 row of other groups.",
  );
});

test("describes what is known if the rows are not", () => {
  expect(howScored(t, classes({}), 1, { validation: null, test: null, supplied: false })).toBe(
    "Score: one training, scored on the validation rows, stratified. Test: 20% of the rows.",
  );
});
