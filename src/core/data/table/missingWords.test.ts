import { expect, test } from "vitest";
import { gapsAmongNumbers, missingWordsOf } from "./missingWords.ts";
import { cellsFrom } from "../parse/cellsBuilder.ts";

const times = (count: number, text: string): string[] => Array.from({ length: count }, () => text);
const missing = (texts: readonly string[], others: readonly (readonly string[])[] = []) =>
  missingWordsOf(cellsFrom(texts), gapsAmongNumbers(others.map(cellsFrom)));

test.each<[string, readonly string[], readonly string[]]>([
  ["None among disorders", [...times(231, "None"), ...times(80, "Insomnia"), ...times(80, "Apnea")], []],
  ["None beside blanks", [...times(40, "None"), ...times(60, "Brick"), "", "", "NaN"], ["NaN"]],
  [
    "a rare None among frequent levels",
    [...times(1, "None"), ...times(300, "a"), ...times(300, "b")],
    ["None"],
  ],
  ["None among yes and no", [...times(30, "None"), ...times(30, "yes"), ...times(30, "no")], ["None"]],
  ["None among numbers", [...times(9, "None"), "1", "2", "3.5", "4"], ["None"]],
  [
    "None in free text",
    [...times(30, "None"), ...Array.from({ length: 90 }, (_, i) => `note ${i}`)],
    ["None"],
  ],
  ["NA among continents", [...times(9, "NA"), ...times(9, "EU"), ...times(9, "AS"), ...times(9, "AF")], []],
  ["NA among countries", [...times(2, "NA"), ...times(9, "ZA"), ...times(9, "BW"), ...times(9, "AO")], []],
  ["NA among sales regions", [...times(9, "NA"), ...times(9, "EMEA"), ...times(9, "APAC")], []],
  ["NA among words", [...times(90, "NA"), ...times(9, "Grvl"), ...times(9, "Pave")], ["NA"]],
  ["null, ? and -", ["null", "?", "-", ...times(9, "a"), ...times(9, "b")], ["-", "?", "null"]],
])("%s", (_, texts, expected) => {
  expect(missing(texts).words).toEqual(expected);
});

test("a word that means missing among the numbers of one column does so in all", () => {
  const continents = [...times(9, "NA"), ...times(9, "EU"), ...times(9, "AS"), ...times(9, "AF")];
  expect(missing(continents, [["1", "NA", "2.5"]]).words).toEqual(["NA"]);
  expect(missing(continents, [["red", "NA", "blue"]]).words).toEqual([]);
});

test("words that earlier versions read as missing are kept", () => {
  expect(missing([...times(40, "None"), ...times(60, "Brick")])).toEqual({ words: [], plain: ["None"] });
});
