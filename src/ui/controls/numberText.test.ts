import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { editableNumber, parseList, typedNumber } from "./numberText.ts";

describe("parseNumber", () => {
  it.each([
    ["1e-3", 0.001],
    [" 0.5 ", 0.5],
    [".5", 0.5],
    ["5.", 5],
    ["+2E2", 200],
    ["−3", -3],
    ["１２．５", 12.5],
    ["0", 0],
  ])("reads %j", (text, value) => {
    expect(typedNumber(text)).toBe(value);
  });

  it.each(["", "1e", "1e-", "abc", "1,5", "1 000", "0x10", "NaN", "Infinity", "1e999", "--1"])(
    "does not take %j for a number",
    (text) => {
      expect(typedNumber(text)).toBeNull();
    },
  );
});

describe("editableNumber", () => {
  it("loses no digit: what it writes is read back as the same number", () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        // −0 is written "0".
        expect(typedNumber(editableNumber(value))).toBe(value === 0 ? 0 : value);
      }),
      { seed: 7 },
    );
  });

  it("writes small numbers as powers of ten and leaves a field without a number empty", () => {
    expect(editableNumber(1e-4)).toBe("1e-4");
    expect(editableNumber(0.001)).toBe("0.001");
    expect(editableNumber(NaN)).toBe("");
  });
});

describe("parseList", () => {
  it("splits at commas, spaces and their Chinese forms", () => {
    expect(parseList("16, 32，64、 16")).toEqual([16, 32, 64, 16]);
  });

  it("is empty for no text, and keeps what is no number to be complained about", () => {
    expect(parseList("  ")).toEqual([]);
    expect(parseList("16, x")).toEqual([16, "x"]);
  });
});
