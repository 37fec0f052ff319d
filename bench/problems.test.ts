import { describe, expect, it } from "vitest";
import { createSampler } from "../src/core/sampler/createSampler.ts";
import type { Params } from "../src/core/space/distribution.ts";
import { formatReport, type Machine } from "./bench.ts";
import { PROBLEMS } from "./problems.ts";

const ARGMINS: Readonly<Record<string, Params>> = {
  branin: { x0: Math.PI, x1: 2.275 },
  hartmann6: { x0: 0.20169, x1: 0.150011, x2: 0.476874, x3: 0.275332, x4: 0.311652, x5: 0.6573 },
  ackley5: { x0: 0, x1: 0, x2: 0, x3: 0, x4: 0 },
  mixed: { optimizer: "adam", activation: "relu", lr: 1e-3, units: 90, layers: 3, dropout: 0.2 },
};

describe("benchmark problems", () => {
  it.each(Object.entries(PROBLEMS))(
    "%s has its minimum where it is said to be, and nowhere below",
    (name, problem) => {
      expect(problem.evaluate(ARGMINS[name]!) - problem.minimum).toBeLessThan(1e-4);
      const sampler = createSampler("random", { space: problem.space, directions: ["minimize"], seed: 1 });
      for (let i = 0; i < 200; i++) {
        const { params } = sampler.ask(
          Array.from({ length: i }, () => ({ params: {}, state: "failed", values: null })),
        )!;
        expect(problem.evaluate(params)).toBeGreaterThanOrEqual(problem.minimum - 1e-12);
      }
    },
  );
});

describe("formatReport", () => {
  it("ends with one line of JSON", () => {
    const machine: Machine = { cpu: "c", cores: 2, memoryGb: 4, platform: "p", node: "n" };
    const tables = [{ title: "T", columns: ["a", "b"], rows: [["x", "10"]] }];
    const lines = formatReport("search", machine, { results: [{ regret: 0 }], tables }).split("\n");
    expect(JSON.parse(lines.at(-1)!)).toEqual({ bench: "search", machine, results: [{ regret: 0 }] });
    expect(lines.slice(0, 4)).toEqual(["T", "a   b", "─────", "x  10"]);
  });
});
