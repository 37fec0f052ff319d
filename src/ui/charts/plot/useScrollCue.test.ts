import { expect, it } from "vitest";
import { cueOf } from "./useScrollCue.ts";

const box = {
  scrollLeft: 0,
  scrollTop: 0,
  scrollWidth: 900,
  scrollHeight: 420,
  clientWidth: 400,
  clientHeight: 420,
};

it("finds the sides with more content", () => {
  expect(cueOf(box)).toEqual({ before: false, after: true, below: false });
  expect(cueOf({ ...box, scrollLeft: 200 })).toEqual({ before: true, after: true, below: false });
  expect(cueOf({ ...box, scrollLeft: 500, clientHeight: 300 })).toEqual({
    before: true,
    after: false,
    below: true,
  });
});

it("tolerates a rounding error of one pixel", () => {
  expect(cueOf({ ...box, scrollLeft: 499.5 }).after).toBe(false);
  expect(cueOf({ ...box, scrollLeft: 0.5 }).before).toBe(false);
});
