import { describe, expect, it } from "vitest";
import { complete, study } from "../../../testing/contracts/samplerContract.ts";
import type { Params } from "../../space/distribution.ts";
import type { SearchSpace } from "../../space/searchSpace.ts";
import type { ObservedTrial } from "../sampler.ts";
import { createTpeSampler } from "./tpeSampler.ts";

const PLANE: SearchSpace = {
  parameters: ["x", "y"].map((name) => ({
    name,
    distribution: { kind: "float", low: 0, high: 1, log: false, step: null },
    condition: null,
  })),
};

const distance = (params: Params, x: number, y: number) =>
  Math.hypot(Number(params["x"]) - x, Number(params["y"]) - y);
const bowl = (params: Params) => complete(distance(params, 0.8, 0.3) ** 2);
const best = (trials: readonly ObservedTrial[]) =>
  Math.min(...trials.map(({ values }) => values?.[0] ?? Number.POSITIVE_INFINITY));

describe("TPE", () => {
  it.each([1, 2, 3])("closes in on the bottom of a bowl: seed %i", (seed) => {
    const trials = study(createTpeSampler({ space: PLANE, directions: ["minimize"], seed }), 80, bowl);
    expect(best(trials)).toBeLessThan(1e-3);
    const late = trials.slice(-20).filter(({ params }) => distance(params, 0.8, 0.3) < 0.2);
    expect(late.length).toBeGreaterThan(6);
  });

  it("learns each branch of a condition separately", () => {
    const space: SearchSpace = {
      parameters: [
        { name: "kind", distribution: { kind: "categorical", choices: ["p", "q"] }, condition: null },
        { ...PLANE.parameters[0]!, condition: { parent: "kind", values: ["p"] } },
        { ...PLANE.parameters[1]!, condition: { parent: "kind", values: ["q"] } },
      ],
    };
    const loss = ({ kind, x, y }: Params) =>
      kind === "p" ? 0.02 + (Number(x) - 0.1) ** 2 : (Number(y) - 0.9) ** 2;
    const sampler = createTpeSampler({ space, directions: ["minimize"], seed: 1 });
    const trials = study(sampler, 80, (params) => complete(loss(params)));
    expect(best(trials)).toBeLessThan(1e-4);
    expect(trials.slice(-20).filter(({ params }) => params["kind"] === "q").length).toBeGreaterThan(12);
  });

  it("gives parallel workers different configurations, although all come from the same model", () => {
    const sampler = createTpeSampler({ space: PLANE, directions: ["minimize"], seed: 1 });
    const trials = study(sampler, 48, (params, i) =>
      i < 40 ? bowl(params) : { state: "running", values: null },
    );
    const batch = trials.slice(40).map(({ params }) => params);
    for (const [i, { x, y }] of batch.entries()) {
      for (const other of batch.slice(0, i)) {
        expect(distance(other, Number(x), Number(y))).toBeGreaterThan(1e-3);
      }
    }
    expect(batch.filter((params) => distance(params, 0.8, 0.3) < 0.2).length).toBeGreaterThan(1);
  });

  it("avoids regions where trials fail", () => {
    const fails = (params: Params) => Number(params["x"]) > 0.75;
    const sampler = createTpeSampler({ space: PLANE, directions: ["minimize"], seed: 2 });
    const trials = study(sampler, 70, (params) =>
      fails(params) ? { state: "failed", values: null } : bowl(params),
    );
    const failures = (part: readonly ObservedTrial[]) => part.filter(({ params }) => fails(params)).length;
    expect(failures(trials.slice(0, 16))).toBeGreaterThan(1);
    expect(failures(trials.slice(-30))).toBeLessThan(12);
    expect(best(trials)).toBeLessThan(0.01);
  });

  it("searches where the outcome constraints are met", () => {
    const options = { space: PLANE, directions: ["minimize"] as const, seed: 3, constraintCount: 1 };
    const trials = study(createTpeSampler(options), 80, (params) => ({
      ...bowl(params),
      violations: [Number(params["x"]) - 0.4],
    }));
    const late = trials.slice(-30);
    expect(late.filter(({ params }) => Number(params["x"]) <= 0.4).length).toBeGreaterThan(12);
    const kept = late.filter(({ params }) => Number(params["x"]) <= 0.4);
    expect(best(kept)).toBeLessThan(0.17);
  });

  it("spreads over the front of two objectives", () => {
    const sampler = createTpeSampler({ space: PLANE, directions: ["minimize", "maximize"], seed: 1 });
    const trials = study(sampler, 90, (params) => ({
      state: "complete",
      values: [distance(params, 0.2, 0.5), -distance(params, 0.8, 0.5)],
    }));
    const late = trials.slice(-40).map(({ params }) => params);
    // The front is the segment between the two points.
    expect(late.filter(({ y }) => Math.abs(Number(y) - 0.5) < 0.15).length).toBeGreaterThan(20);
    const along = late.map(({ x }) => Number(x));
    expect(Math.min(...along)).toBeLessThan(0.35);
    expect(Math.max(...along)).toBeGreaterThan(0.65);
  });
});
