import { describe, expect, it } from "vitest";
import { createRecordSplitter } from "./splitRecords.ts";

const COMMAS = { delimiter: ",", runs: false, quote: '"', escape: false } as const;
/** A record of three cells whose second holds a line end and quotes that are not doubled. */
const STRAY = '1,"x "y" z\nq",2';
const DOUBLED = '1,"x ""y"" z\nq",2';

/** The last record of a text, after odd lines with stray quotes. */
function lastBehind(oddLines: number, last: string): readonly string[] {
  const text = `${'""a"",b\n'.repeat(oddLines)}${last}\n`;
  const records: (readonly string[])[] = [];
  createRecordSplitter(COMMAS, 3, 1).split(text, true, ({ cells }) => records.push(cells));
  return records.at(-1)!;
}

describe("quotes that are not doubled", () => {
  it("may extend into the next line after some odd lines", () => {
    expect(lastBehind(100, STRAY)).toEqual(["1", 'x "y" z\nq', "2"]);
  });

  it("are no longer searched in further lines after too many failures", () => {
    expect(lastBehind(4000, STRAY)).toEqual(['q"', "2"]);
  });

  it("do not change well-formed cells, with any number of odd lines", () => {
    expect(lastBehind(4000, DOUBLED)).toEqual(["1", 'x "y" z\nq', "2"]);
  });
});
