import { describe, expect, it } from "vitest";
import { createRng } from "../../math/rng.ts";
import type { Params } from "../../space/distribution.ts";
import type { SearchSpace } from "../../space/searchSpace.ts";
import { createBohbSampler } from "./bohbSampler.ts";
import type { ObservedTrial } from "../sampler.ts";

const LINE: SearchSpace = {
  parameters: [
    {
      name: "x",
      distribution: { kind: "float", low: 0, high: 1, log: false, step: null },
      condition: null,
    },
  ],
};
const rng = createRng(1);
const NEAR = (place: number) => (params: Params) => (Number(params["x"]) - place) ** 2;
const early = NEAR(0.2);
const late = NEAR(0.8);

/** Trials that have each reached some rungs; the optimum at the earlier rung is elsewhere. */
function trials(count: number, state: "complete" | "pruned", rungs: number): ObservedTrial[] {
  return Array.from({ length: count }, () => {
    const params = { x: rng.uniform() };
    const rungValues = [early(params), late(params)].slice(0, rungs);
    return { params, state, values: [rungValues.at(-1)!], rungValues };
  });
}

/** Share of suggestions made by the model, and share of those within 0.15 of a point. */
function suggestions(history: readonly ObservedTrial[], place: number): { byModel: number; near: number } {
  const count = 150;
  const drawn = Array.from({ length: count }, (_, seed) =>
    createBohbSampler({ space: LINE, directions: ["minimize"], seed }).ask(history)!,
  );
  const model = drawn.filter(({ note }) => note.origin === "model");
  const near = model.filter(({ params }) => Math.abs(Number(params["x"]) - place) < 0.15);
  return { byModel: model.length / count, near: near.length / Math.max(1, model.length) };
}

describe("BOHB", () => {
  it("draws at random until enough is known at one rung, and a third afterwards", () => {
    expect(suggestions(trials(3, "pruned", 1), 0.2).byModel).toBe(0);
    const { byModel } = suggestions(trials(20, "pruned", 1), 0.2);
    expect(byModel).toBeGreaterThan(0.55);
    expect(byModel).toBeLessThan(0.78);
  });

  it("models the longest training with enough trials", () => {
    const pruned = trials(40, "pruned", 1);
    expect(suggestions(pruned, 0.2).near).toBeGreaterThan(0.5);
    expect(suggestions([...pruned, ...trials(3, "pruned", 2)], 0.2).near).toBeGreaterThan(0.5);
    expect(suggestions([...pruned, ...trials(20, "pruned", 2)], 0.8).near).toBeGreaterThan(0.5);
    expect(suggestions([...pruned, ...trials(20, "complete", 2)], 0.8).near).toBeGreaterThan(0.5);
  });

  it("learns from forecasts where trials have no rungs in common", () => {
    const forecasts = trials(30, "pruned", 2).map((trial) => ({ ...trial, rungValues: [] }));
    expect(suggestions(forecasts, 0.8).near).toBeGreaterThan(0.5);
  });

  it("counts a trial that stopped early at later rungs, too", () => {
    const at = (x: number, state: "complete" | "pruned", values: number[], rungValues: number[]) =>
      ({ params: { x }, state, values, rungValues }) satisfies ObservedTrial;
    const reached = [0.78, 0.1, 0.3].map((x) => at(x, "pruned", [late({ x })], [early({ x }), late({ x })]));
    const stopped = [0.82, 0.5, 0.6].map((x) => at(x, "complete", [late({ x })], [early({ x })]));
    const history = [...trials(40, "pruned", 1), ...reached];
    expect(suggestions(history, 0.8).near).toBeLessThan(0.3);
    expect(suggestions([...history, ...stopped], 0.8).near).toBeGreaterThan(0.5);
  });
});
