import type { Column, ColumnSummary } from "../dataset.ts";
import { findApart } from "./acrossFiles.ts";
import { alikeLabels, labelsOf } from "./columnLabels.ts";
import { mergesOf } from "./lookAlikes.ts";
import { addedMerges } from "./mergeLevels.ts";

/** What the page knows of a column's labels: which look alike, and which only one of training rows and test file has. */
export function summariseLabels(column: Column, testRows: number): Pick<ColumnSummary, "alike" | "apart"> {
  const labels = labelsOf(column, testRows);
  const none = { testOnly: [], trainingOnly: [], matches: [] };
  const { testOnly, trainingOnly, matches } = testRows > 0 ? findApart(labels) : none;
  const [all] = addedMerges(
    [[column.name, mergesOf(alikeLabels(labels))]],
    [[column.name, mergesOf(matches)]],
  );
  const isApart = testOnly.length > 0 || trainingOnly.length > 0;
  const levels = (own: typeof testOnly) => own.map(({ level }) => level);
  return {
    ...(all === undefined ? {} : { alike: all[1] }),
    ...(isApart ? { apart: { testOnly: levels(testOnly), trainingOnly: levels(trainingOnly) } } : {}),
  };
}
