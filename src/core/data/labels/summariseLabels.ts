import type { Column, ColumnSummary } from "../table/dataset.ts";
import { findApart } from "./acrossFiles.ts";
import { alikeLabels, labelsOf } from "./columnLabels.ts";
import { mergesOf, type LookAlikes } from "./lookAlikes.ts";
import { addedMerges } from "./mergeLevels.ts";

/**
 * The labels of a column that the page reports: those that look alike or may be misspelt, and those that occur only in the training
 * rows or only in the test file.
 */
export function summariseLabels(
  column: Column,
  testRows: number,
): Pick<ColumnSummary, "alike" | "typos" | "apart"> {
  const labels = labelsOf(column, testRows);
  const none = { testOnly: [], trainingOnly: [], matches: [] };
  const { testOnly, trainingOnly, matches } = testRows > 0 ? findApart(labels) : none;
  const alike = alikeLabels(labels);
  const merges = (how: LookAlikes["how"]) => {
    const own = (found: readonly LookAlikes[]) => mergesOf(found.filter((one) => one.how === how));
    return addedMerges([[column.name, own(alike)]], [[column.name, own(matches)]])[0]?.[1];
  };
  const spellings = merges("spelling");
  const typos = merges("typo");
  const isApart = testOnly.length > 0 || trainingOnly.length > 0;
  const levels = (own: typeof testOnly) => own.map(({ level }) => level);
  return {
    ...(spellings === undefined ? {} : { alike: spellings }),
    ...(typos === undefined ? {} : { typos }),
    ...(isApart ? { apart: { testOnly: levels(testOnly), trainingOnly: levels(trainingOnly) } } : {}),
  };
}
