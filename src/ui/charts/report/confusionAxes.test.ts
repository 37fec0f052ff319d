import { expect, test } from "vitest";
import { confusionAxes } from "./confusionAxes.ts";

test("a class called by a number is not taken for the number of its row", () => {
  const { x, y } = confusionAxes(["0", "23", null], "(others)");
  expect(y.ticks.map(({ label, aside }) => [label, aside])).toEqual([
    ["0", "#1"],
    ["23", "#2"],
    ["(others)", "#3"],
  ]);
  // Columns are called what their rows are.
  expect(x.ticks.map(({ label }) => label)).toEqual(["#1", "#2", "#3"]);
});

test("names that begin alike keep their ends", () => {
  const names = Array.from({ length: 40 }, (_, i) => `industrial component series ${i + 100}`);
  expect(new Set(confusionAxes(names, "").y.ticks.map(({ label }) => label)).size).toBe(40);
});
