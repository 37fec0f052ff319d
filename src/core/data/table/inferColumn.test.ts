import { describe, expect, test } from "vitest";
import { textsOf } from "./cells.ts";
import { inferColumn } from "./inferColumn.ts";
import { cellsFrom } from "../parse/cellsBuilder.ts";

const CONTEXT = { decimalComma: "unlikely", gaps: new Set<string>() } as const;

function infer(texts: readonly string[], words: readonly string[] | null = null) {
  return inferColumn({ name: "x", cells: cellsFrom(texts) }, CONTEXT, words);
}

describe("words that the user sets as missing", () => {
  test.each<[string, readonly string[], readonly (string | null)[]]>([
    ["a blank one is no zero", ["", " "], ["0", "5", "x", "7.5"]],
    ["another writing for programs is no number", ["0x5", "0b0"], ["0", "5", "x", "7.5"]],
    ["a number is one however it is written", ["5.0", "7.50"], ["0", null, "x", null]],
    ["a word", ["x"], ["0", "5", null, "7.5"]],
  ])("%s", (_, words, expected) => {
    expect(textsOf(infer(["0", "5", "x", "7.5"], words).cells)).toEqual(expected);
  });

  test("do not match hexadecimal codes as numbers", () => {
    expect(textsOf(infer(["0x5", "a", "5"], ["5"]).cells)).toEqual(["0x5", "a", null]);
  });
});

test("default missing words are reported beside spreadsheet errors, too", () => {
  const { found, missing } = infer(["a", "b", "a", "b", "a", "b", "NA", "#REF!"]);
  expect(missing).toEqual({ words: ["#REF!", "NA"], plain: ["NA"] });
  expect(found.missing).toEqual(["#REF!", "NA"]);
});

test.each([
  ["ja", "nein"],
  ["OUI", "non"],
  ["sí", "no"],
  ["да", "нет"],
  ["有", "无"],
  ["✓", "✗"],
  ["WAHR", "FALSCH"],
])("%s and %s are yes and no; earlier versions read them as a category", (yes, no) => {
  const read = infer([yes, no, yes, yes, no, yes]);
  expect([read.column.kind, read.plainKind]).toEqual(["boolean", "category"]);
});
