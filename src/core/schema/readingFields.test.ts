import { expect, test } from "vitest";
import type { Readings } from "../data/dataConfig.ts";
import { READING_FIELDS } from "./dataFields.ts";
import { fromEntries, toEntries } from "./fields.ts";
import type { LinkEntry } from "./kind.ts";

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

/** The value of an entry; null: it cannot be used. */
function read(...entry: LinkEntry): Readings | null {
  const ignored: LinkEntry[] = [];
  const readings = fromEntries(READING_FIELDS, [entry], (each) => ignored.push(each));
  return ignored.length === 0 ? readings : null;
}

test("merged levels survive a link, whatever they are called", () => {
  const entries = toEntries(READING_FIELDS, MERGED, {});
  expect(entries).toHaveLength(2);
  expect(fromEntries(READING_FIELDS, entries, () => undefined)).toEqual(MERGED);
});

test.each(["[]", '["kind"]', '["kind",["Pike"]]', '["kind",["Pike",1]]', "kind", '[["a","b"]]', "{}"])(
  "%s says nothing of merged levels",
  (text) => expect(read("merge", text)).toBeNull(),
);

test("a blank word in a link is none", () => {
  expect(read("missing", '["size","x",""," "]')).toEqual({ missing: [["size", ["x"]]] });
  expect(read("order", '["size","",""]')).toBeNull();
});
