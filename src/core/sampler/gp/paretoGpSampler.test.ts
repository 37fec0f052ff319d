import { describe, expect, it } from "vitest";
import { nonDominated } from "../../multiObjective/dominance.ts";
import { createParetoGpSampler } from "./paretoGpSampler.ts";
import type { ObservedTrial } from "../sampler.ts";

describe("the GP of several objectives", () => {
  it("searches beyond a corner in which it has found a front: on ZDT1 no seed stays where the first objective is small", () => {
    const names = ["x0", "x1", "x2", "x3"];
    const space = {
      parameters: names.map((name) => ({
        name,
        distribution: { kind: "float" as const, low: 0, high: 1, log: false, step: null },
        condition: null,
      })),
    };
    for (const seed of [0, 1, 2]) {
      const sampler = createParetoGpSampler({ space, directions: ["minimize", "minimize"], seed });
      const trials: ObservedTrial[] = [];
      for (let i = 0; i < 32; i++) {
        const { params } = sampler.ask(trials)!;
        const [f = 0, ...rest] = names.map((name) => params[name] as number);
        const g = 1 + (9 * rest.reduce((sum, x) => sum + x, 0)) / rest.length;
        trials.push({ params, state: "complete", values: [f, g * (1 - Math.sqrt(f / g))] });
      }
      const values = trials.map((trial) => trial.values!);
      const front = nonDominated(values).map((i) => values[i]!);
      expect(Math.max(...front.map(([first]) => first!))).toBeGreaterThan(0.5);
    }
  });
});
