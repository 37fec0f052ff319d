import { isMissing } from "./cellText.ts";

const RULE = /^[\s|+:=─━-]*$/;
const DRAWN = /--|==|:-|-:|─|━/;

/** Whether a line is only a drawn border, as between header and rows in Markdown or below a table on a terminal. */
export function isRule(line: string): boolean {
  return RULE.test(line) && DRAWN.test(line);
}

/** Distinguishes borders from rows without values, because both contain "--". */
export interface Borders {
  /** Called for each line in order. */
  isBorder(cells: readonly string[], text: string): boolean;
}

/** A line whose cells are all words for a missing value is a border only above the table or directly below its header. */
export function createBorders(): Borders {
  let header = "";
  let width = 0;
  let previous = "";
  return {
    isBorder(cells, text) {
      const isDrawn = isRule(text);
      const mayBeRow = isDrawn && cells.length > 1 && cells.every(isMissing);
      if (isDrawn && !(mayBeRow && cells.length === width && previous !== header)) return true;
      const isBlank = cells.length < 2 && text.trim() === "";
      // Probably the first line of a table.
      if (cells.length !== width) header = text;
      width = isBlank ? 0 : cells.length;
      previous = text;
      return false;
    },
  };
}
