import type { OddLine, OddLineReason, OddLines } from "../layout.ts";

const MOST_ITEMS = 100;
const LONGEST_TEXT = 300;
/** A file is refused if at least this share of its lines cannot be used. */
const LEAST_HOPELESS = 0.5;

/** Counts the lines of a file, and remembers the odd ones. */
export interface OddLineList {
  /** A line of data, odd or not. */
  count(): void;
  add(line: Pick<OddLine, "line" | "text" | "cells" | "kept">, why: OddLineReason): void;
  found(): OddLines;
  /** Whether half of the lines so far, or more, could not be used: then the file has a different format. */
  isHopeless(): boolean;
}

export function createOddLineList(): OddLineList {
  let of = 0;
  let count = 0;
  let unusable = 0;
  const items: OddLine[] = [];
  return {
    count() {
      of++;
    },
    add({ text, ...line }, why) {
      count++;
      if (!line.kept) unusable++;
      if (items.length < MOST_ITEMS) items.push({ ...line, text: text.slice(0, LONGEST_TEXT), why });
    },
    found: () => ({ count, of, items }),
    isHopeless: () => unusable > 0 && unusable >= of * LEAST_HOPELESS,
  };
}
