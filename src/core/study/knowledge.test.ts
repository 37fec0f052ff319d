import { expect, test } from "vitest";
import { knowledgeOf } from "./knowledge.ts";

test("trials that have ended are results, however they ended; those that wait are unknown", () => {
  const states = ["complete", "pruned", "running", "failed", "running", "waiting", "complete"] as const;
  expect(
    knowledgeOf(
      states.map((state) => ({ state })),
      0,
    ),
  ).toEqual({ results: 4, begun: 2 });
  expect(knowledgeOf([], 0)).toEqual({ results: 0, begun: 0 });
  expect(knowledgeOf([{ state: "running" }], 40)).toEqual({ results: 0, begun: 1, earlier: 40 });
});
