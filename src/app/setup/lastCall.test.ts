import { expect, test } from "vitest";
import { createLastCall } from "./lastCall.ts";

test("the last result is kept while the arguments are identical", () => {
  const calls: [object, number][] = [];
  const ask = createLastCall((a: object, b: number) => calls.push([a, b]));
  const [one, alike] = [{}, {}];
  expect([ask(one, 1), ask(one, 1), ask(alike, 1), ask(alike, 2), ask(one, 1)]).toEqual([1, 1, 2, 3, 4]);
  expect(calls).toHaveLength(4);
});
