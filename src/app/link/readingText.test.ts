import { expect, test } from "vitest";
import type { Readings } from "../../core/data/dataConfig.ts";
import type { LinkEntry } from "./linkEntry.ts";
import { readingEntries, withReadingEntry } from "./readingText.ts";

const MERGED: Readings = {
  merges: [
    [
      "kind, of",
      [
        ["Pike", "pike ", "PIKE,"],
        ['"Roach"', "roach"],
      ],
    ],
    ["size", [["__proto__", "b"]]],
  ],
};

function fromEntries(entries: readonly LinkEntry[]): Readings | null {
  return entries.reduce<Readings | null>(
    (read, entry) => (read === null ? null : withReadingEntry(read, entry)),
    {},
  );
}

test("merged levels survive a link, whatever they are called", () => {
  expect(fromEntries(readingEntries(MERGED))).toEqual(MERGED);
});

test.each(["[]", '["kind"]', '["kind",["Pike"]]', '["kind",["Pike",1]]', "kind", '[["a","b"]]', "{}"])(
  "%s says nothing of merged levels",
  (text) => expect(withReadingEntry({}, ["merge", text])).toBeNull(),
);

test("a blank word in a link is none", () => {
  expect(withReadingEntry({}, ["missing", '["size","x",""," "]'])).toEqual({ missing: [["size", ["x"]]] });
  expect(withReadingEntry({}, ["order", '["size","",""]'])).toBeNull();
});
