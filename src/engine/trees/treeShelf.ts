import type { PreparedPart } from "../../core/data/preparation/preparedData.ts";
import { openTrees, type TreeKernels } from "./treeKernels.ts";
import type { TreeRows } from "./treeRows.ts";

/** Training rows sorted into bins, which all trials on them share. */
export interface TreeShelf {
  /** Loads the kernels when they are first needed. */
  open(): Promise<void>;
  /** @throws AppError dataNeedsMemory */
  rowsOf(part: PreparedPart): TreeRows;
  /** Gives back the memory of all rows: others are loaded. */
  clear(): void;
}

export function createTreeShelf(): TreeShelf {
  let kernels: TreeKernels | null = null;
  const shelf = new Map<PreparedPart, TreeRows>();
  return {
    async open() {
      kernels ??= await openTrees();
    },
    rowsOf(part) {
      if (kernels === null) throw new Error("The kernels are not open");
      const rows = shelf.get(part) ?? kernels.load(part, part.features.length / part.rows);
      shelf.set(part, rows);
      return rows;
    },
    clear() {
      for (const rows of shelf.values()) rows.dispose();
      shelf.clear();
    },
  };
}
