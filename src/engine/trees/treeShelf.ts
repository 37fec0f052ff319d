import type { PreparedPart } from "../../core/data/preparation/preparedData.ts";
import type { Work } from "../../core/learner/work.ts";
import { openTrees, type TreeKernels } from "./treeKernels.ts";
import type { TreeRows } from "./treeRows.ts";

/** Training rows sorted into bins, which all trials on them share. */
export interface TreeShelf {
  /** Loads the kernels when they are first needed. */
  open(): Promise<void>;
  /**
   * The rows, at once or after portions of a few milliseconds. Work that was left is continued by the next training on the rows.
   * @throws AppError dataNeedsMemory
   */
  rowsOf(part: PreparedPart): Work<TreeRows>;
  /** Gives back the memory of all rows: others are loaded. */
  clear(): void;
}

export function createTreeShelf(): TreeShelf {
  let kernels: TreeKernels | null = null;
  const shelf = new Map<PreparedPart, TreeRows>();
  const begun = new Map<PreparedPart, Work<TreeRows>>();
  /** null: more is to do. */
  const portionOf = (part: PreparedPart, work: Work<TreeRows>): TreeRows | null => {
    let isOver = true;
    try {
      const portion = work.next();
      isOver = portion.done === true;
      return portion.done === true ? portion.value : null;
    } finally {
      if (isOver) begun.delete(part);
    }
  };
  return {
    async open() {
      kernels ??= await openTrees();
    },
    *rowsOf(part) {
      if (kernels === null) throw new Error("The kernels are not open");
      const loaded = shelf.get(part);
      if (loaded !== undefined) return loaded;
      const work = begun.get(part) ?? kernels.loading(part, part.features.length / part.rows);
      begun.set(part, work);
      // Not `yield*`: it would end the work with a training that is stopped.
      for (;;) {
        const rows = portionOf(part, work);
        if (rows !== null) {
          shelf.set(part, rows);
          return rows;
        }
        yield;
      }
    },
    clear() {
      for (const work of begun.values()) work.return(undefined as never);
      begun.clear();
      for (const rows of shelf.values()) rows.dispose();
      shelf.clear();
    },
  };
}
