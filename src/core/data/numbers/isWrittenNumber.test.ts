import { expect, it } from "vitest";
import { isWrittenNumber } from "./isWrittenNumber.ts";

it.each(["12", " 1.5 ", "$12", "-$3.50", "5 kg", "12%", "<0.5", "~3", "1.234,5 €", "US$5", "(12.5)", "￥３"])(
  "%j is a number",
  (cell) => {
    expect(isWrittenNumber(cell)).toBe(true);
  },
);

it.each(["", "kg", "price", "AB-12", "2020-01-05", "12:30", "3rd", "room 5", "1-2", "$"])(
  "%j is none",
  (cell) => {
    expect(isWrittenNumber(cell)).toBe(false);
  },
);
