import { describe, expect, it } from "vitest";
import { axisScale, axisPosition, countAxis, niceAxis, robustRange, timeAxis } from "./axis.ts";

describe("niceAxis", () => {
  it("widens to round numbers and labels with no more decimals than the step", () => {
    const axis = niceAxis(0.913, 0.987);
    expect(axis.domain).toEqual([0.9, 1]);
    expect(axis.ticks.map(({ label }) => label)).toEqual(["0.90", "0.92", "0.94", "0.96", "0.98", "1.00"]);
  });
  it("gives a single value room on both sides, 0 included", () => {
    const at1 = niceAxis(1, 1);
    expect(at1.domain[0]).toBeLessThan(1);
    expect(at1.domain[1]).toBeGreaterThan(1);
    expect(niceAxis(0, 0).domain).toEqual([-1, 1]);
  });
  it("on a log axis covers the values and has ticks at 1, 2, 5", () => {
    const axis = niceAxis(0.03, 8, "log");
    expect(axis.domain).toEqual([0.02, 10]);
    expect(axis.ticks[0]!.label).toBe("0.02");
    const y = axisPosition(axis, 100, 0);
    expect(y(0.02)).toBeCloseTo(100);
    expect(y(10)).toBeCloseTo(0);
  });
});

it("countAxis starts at 1 and has whole ticks only", () => {
  expect(countAxis(1, 3).ticks.map(({ value }) => value)).toEqual([1, 2, 3]);
  expect(countAxis(1, 50).ticks.map(({ value }) => value)).toEqual([1, 10, 20, 30, 40, 50]);
});

const inSeconds = (value: string) => `${value} s`;

it("timeAxis counts in steps of the clock", () => {
  expect(timeAxis(12_000, inSeconds).ticks.map(({ label }) => label)).toEqual([
    "0 s",
    "2 s",
    "4 s",
    "6 s",
    "8 s",
    "10 s",
    "12 s",
  ]);
  expect(timeAxis(150_000, inSeconds).ticks.map(({ label }) => label)).toEqual([
    "0:00",
    "0:30",
    "1:00",
    "1:30",
    "2:00",
    "2:30",
  ]);
});

describe("robustRange", () => {
  const steady = Array.from({ length: 40 }, (_, index) => 1 + index / 128);
  it("shows all values if there are no extremes", () => {
    expect(robustRange(steady)).toEqual([1, 1 + 39 / 128]);
  });
  it("does not let one diverged trial flatten the others", () => {
    const range = robustRange([...steady, 1e6])!;
    expect(range[0]).toBe(1);
    expect(range[1]).toBeLessThan(2);
  });
  it("ignores values that are not finite, and is null without any other", () => {
    expect(robustRange([NaN, 2, Infinity])).toEqual([2, 2]);
    expect(robustRange([NaN])).toBeNull();
  });
});

describe("axisScale", () => {
  const axis = niceAxis(1, 1000, "log");
  it("copies are independent scales with their own domain and range", () => {
    const scale = axisScale(axis);
    const placed = scale.copy().domain([1, 100]).range([200, 0]);
    expect(placed(10)).toBeCloseTo(100, 9);
    expect(placed.domain()).toEqual([1, 100]);
    expect(placed.range()).toEqual([200, 0]);
    expect(scale.domain()).toEqual(axis.domain);
    expect(scale.range()).toEqual([0, 1]);
  });
  it("places numbers at the ends of the double range", () => {
    const scale = axisScale(niceAxis(-1.7e308, 1.7e308)).range([0, 100]);
    expect(scale(0)).toBeCloseTo(50, 9);
  });
});
