import { findApart } from "../labels/acrossFiles.ts";
import { alikeLabels, labelsOf } from "../labels/columnLabels.ts";
import type { Column } from "../table/dataset.ts";
import type { CheckContext } from "./context.ts";
import type { ApartItem, Finding, LabelItem } from "./finding.ts";

/** Labels of the target and of features that look alike, as spelt in the cells; those of the target first. */
export function findLabels(context: CheckContext): Finding | null {
  const items = speltColumns(context).flatMap((column): LabelItem[] => {
    const isTarget = column.name === context.target?.name;
    return alikeLabels(labelsOf(column, context.testRows)).map((alike) => ({
      column: column.name,
      isTarget,
      ...alike,
    }));
  });
  return items.length === 0 ? null : { kind: "labels", items };
}

/**
 * Classes and levels, as spelt in the cells, that occur only in the test file; and classes that the test file lacks. A level that
 * the test file lacks is not a finding.
 */
export function findApartLabels(context: CheckContext): Finding | null {
  if (context.testRows === 0) return null;
  const items = speltColumns(context).flatMap((column): ApartItem[] => {
    const isTarget = column.name === context.target?.name;
    const { testOnly, trainingOnly, matches } = findApart(labelsOf(column, context.testRows));
    const isTold = testOnly.length > 0 || matches.length > 0 || (isTarget && trainingOnly.length > 0);
    return isTold ? [{ column: column.name, isTarget, testOnly, trainingOnly, matches }] : [];
  });
  return items.length === 0 ? null : { kind: "apart", items };
}

/** The target, if it has classes, then the features. */
function speltColumns({ spelt, target, task }: CheckContext): readonly Column[] {
  const own = task === "classification" ? spelt.filter(({ name }) => name === target?.name) : [];
  return [
    ...own,
    ...spelt.filter(({ name, kind }) => name !== target?.name && kind !== "text" && kind !== "constant"),
  ];
}
