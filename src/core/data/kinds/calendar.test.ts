import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { civilDate, dayNumber } from "./calendar.ts";

describe("the calendar", () => {
  it("agrees with JavaScript's calendar on every tested day", () => {
    fc.assert(
      fc.property(fc.integer({ min: -200_000, max: 1_000_000 }), (days) => {
        const date = new Date(days * 86_400_000);
        const { year, month, day } = civilDate(days);
        expect([year, month, day]).toEqual([
          date.getUTCFullYear(),
          date.getUTCMonth() + 1,
          date.getUTCDate(),
        ]);
        expect(dayNumber(year, month, day)).toBe(days);
      }),
      { seed: 1, numRuns: 500 },
    );
  });

  it("knows leap years and refuses days that do not exist", () => {
    expect(dayNumber(2000, 2, 29)).toBe(Date.UTC(2000, 1, 29) / 86_400_000);
    expect(dayNumber(1900, 2, 29)).toBeNaN();
    expect(dayNumber(2023, 4, 31)).toBeNaN();
    expect(dayNumber(2023, 13, 1)).toBeNaN();
    expect(dayNumber(2023, 1, 0)).toBeNaN();
  });
});
