import type { Column } from "../table/dataset.ts";
import type { FoundInCells, LeftOutColumn } from "../table/foundInCells.ts";
import type { CheckContext } from "./context.ts";
import type { Finding } from "./finding.ts";

/** Most columns with odd cells that are reported one by one. */
const MOST_TOLD = 20;

/**
 * Number columns with cells that are not numbers, and categories that are numbers except for some cells: the target first, then by
 * number of cells.
 */
export function findOddCells(context: CheckContext): readonly Finding[] {
  return foundOf(context)
    .flatMap(({ column, found: { odd } }) =>
      odd === undefined
        ? []
        : [{ kind: "oddCells" as const, column: column.name, isTarget: column === context.target, odd }],
    )
    .sort((a, b) => Number(b.isTarget) - Number(a.isTarget) || b.odd.cells - a.odd.cells)
    .slice(0, MOST_TOLD);
}

/** Numbers that may mean "no value": otherwise they would be treated as values. */
export function findGaps(context: CheckContext): Finding | null {
  const items = foundOf(context).flatMap(({ column, found: { gapNumbers, missing = [] } }) =>
    gapNumbers === undefined
      ? []
      : [{ column: column.name, isTarget: column === context.target, numbers: gapNumbers, missing }],
  );
  return items.length === 0 ? null : { kind: "gapNumbers", items };
}

/** Numbers so far from all others of their column that a model would learn only them; the target first. */
export function findFarOut(context: CheckContext): Finding | null {
  const items = foundOf(context)
    .flatMap(({ column, found: { extremes, missing = [] } }) =>
      extremes === undefined ||
      column.kind !== "number" ||
      (column === context.target && context.task === "classification")
        ? []
        : [{ column: column.name, isTarget: column === context.target, ...extremes, missing }],
    )
    .sort((a, b) => Number(b.isTarget) - Number(a.isTarget));
  return items.length === 0 ? null : { kind: "extremes", items };
}

/** Numbers that may be codes, whose size has no meaning. */
export function findMaybeCodes(context: CheckContext): Finding | null {
  const items = foundOf(context).flatMap(({ column, found: { maybeCodes: why } }) =>
    why === undefined || column === context.target ? [] : [{ column: column.name, why }],
  );
  return items.length === 0 ? null : { kind: "maybeCodes", items };
}

/** Texts and ids, which are not features unless a user changes their kind. Columns of one value have a separate finding. */
export function findLeftOut(context: CheckContext): Finding | null {
  const items = foundOf(context).flatMap(({ column, found: { leftOut: why } }) =>
    why === undefined || why === "oneValue" || column === context.target || isReadOtherwise(column, why)
      ? []
      : [{ column: column.name, why }],
  );
  return items.length === 0 ? null : { kind: "leftOut", items };
}

/** Codes stay listed, with the remedy that reads them as numbers, so that it can be undone. */
function isReadOtherwise({ kind }: Column, why: LeftOutColumn): boolean {
  return kind !== "text" && kind !== "constant" && why !== "codes";
}

function foundOf({
  columns,
  found,
}: CheckContext): { readonly column: Column; readonly found: FoundInCells }[] {
  return columns.flatMap((column) => {
    const own = found.get(column.name);
    return own === undefined ? [] : [{ column, found: own }];
  });
}
