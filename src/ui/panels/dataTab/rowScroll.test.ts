import { describe, expect, it } from "vitest";
import { rowAfterKey, rowAt, scrollHeight, scrollTopOf } from "./rowScroll.ts";

describe("scrolling through a million rows", () => {
  const rows = 1_000_000;
  const view = 14 * 28;
  const most = scrollHeight(rows, 28, view) - view;

  it("reaches every row within what a browser can scroll", () => {
    expect(scrollHeight(rows, 28, view)).toBeLessThan(17_000_000);
    for (const row of [0, 1, 2, 499_999, rows - 15, rows - 14]) {
      expect(rowAt(scrollTopOf(row, most, rows - 14), most, rows - 14)).toBe(row);
    }
    expect(rowAt(most + 100, most, rows - 14)).toBe(rows - 14);
  });

  it("goes by rows and pages with keys, and stops at the ends", () => {
    expect(rowAfterKey("ArrowDown", 5, 14, rows)).toBe(6);
    expect(rowAfterKey("ArrowUp", 0, 14, rows)).toBe(0);
    expect(rowAfterKey("PageDown", rows - 20, 14, rows)).toBe(rows - 14);
    expect(rowAfterKey("End", 0, 14, rows)).toBe(rows - 14);
    expect(rowAfterKey("Home", 77, 14, rows)).toBe(0);
    expect(rowAfterKey("a", 0, 14, rows)).toBeNull();
  });

  it("does not scroll what fits", () => {
    expect(rowAt(0, 0, 0)).toBe(0);
    expect(scrollHeight(3, 28, 84)).toBe(84);
  });
});
