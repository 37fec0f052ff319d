import { describe, expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { createRng } from "../math/rng.ts";
import type { Distribution, Params } from "../space/distribution.ts";
import { parseConstraint } from "../space/parseConstraint.ts";
import { isFeasible, paramsKey, type SearchSpace } from "../space/searchSpace.ts";
import { createTransform } from "../space/transform.ts";
import type { ObservedTrial } from "./sampler.ts";
import { createUnseen, type Unseen } from "./unseen.ts";

const REAL: Distribution = { kind: "float", low: 0, high: 1, log: false, step: null };

function spaceOf(distributions: readonly Distribution[], constraints: readonly string[]): SearchSpace {
  const names = distributions.map((_, i) => `x${i}`);
  return {
    parameters: distributions.map((distribution, i) => ({ name: names[i]!, distribution, condition: null })),
    constraints: constraints.map((text) => parseConstraint(text, names)),
  };
}

function ints(count: number, high: number): Distribution[] {
  return Array.from({ length: count }, () => ({ kind: "int", low: 1, high, log: false, step: 1 }));
}

function unseenOf(space: SearchSpace, tried: readonly Params[] = []): Unseen {
  const trials = tried.map((params): ObservedTrial => ({ params, state: "complete", values: [0] }));
  return createUnseen(space, createTransform(space), trials);
}

/** Draws until nothing is left. */
function drawAll(space: SearchSpace): Params[] {
  const drawn: Params[] = [];
  for (let left = unseenOf(space); !left.exhausted; left = unseenOf(space, drawn)) {
    drawn.push(left.draw(createRng(drawn.length)));
  }
  return drawn;
}

describe("the remaining configurations of a space with constraints", () => {
  it("are drawn to the end, each once, and listed", () => {
    const space = spaceOf(ints(3, 6), ["x0 < x1 < x2"]);
    const drawn = drawAll(space);
    expect(new Set(drawn.map((params) => paramsKey(space, params))).size).toBe(20);
    expect(drawn).toHaveLength(20);
    expect(drawn.filter((params) => !isFeasible(space, params))).toEqual([]);
    expect(unseenOf(space, drawn.slice(5)).list(5)).toHaveLength(5);
    expect(unseenOf(space, drawn.slice(5)).list(4)).toBeNull();
  });

  it("are found where random draws would not find them", () => {
    const order = Array.from({ length: 8 }, (_, i) => `x${i} < x${i + 1}`);
    for (const space of [
      spaceOf(ints(9, 40), order),
      spaceOf(
        Array.from({ length: 9 }, () => REAL),
        order,
      ),
      spaceOf(ints(6, 1000), ["x0 == x1 and x1 == x2"]),
    ]) {
      const left = unseenOf(space);
      expect(left.exhausted).toBe(false);
      const draws = [1, 2, 3].map((seed) => left.draw(createRng(seed)));
      expect(draws.filter((params) => !isFeasible(space, params))).toEqual([]);
      expect(new Set(draws.map((params) => paramsKey(space, params))).size).toBe(3);
    }
  });

  it("end with a message if nothing satisfies the constraints, however large the space", () => {
    const impossible = [
      spaceOf(ints(2, 5), ["x0 < x1", "x1 < x0"]),
      spaceOf(ints(8, 1000), ["x0 + x1 + x2 + x3 + x4 + x5 + x6 + x7 < 8"]),
      spaceOf([REAL, REAL], ["x0 + x1 > 2"]),
    ];
    for (const space of impossible) {
      expect(() => unseenOf(space).exhausted).toThrow(AppError);
      expect(() => unseenOf(space).exhausted).toThrow("spaceInfeasible");
      expect(unseenOf(space).first()).toBeNull();
    }
  });

  it("end without an error when all that satisfy them have been tried", () => {
    const space = spaceOf([...ints(1, 3), REAL], ["x1 >= 1", "x0 != 2"]);
    expect(drawAll(space).map((params) => params["x0"])).toEqual(expect.arrayContaining([1, 3]));
    expect(drawAll(space)).toHaveLength(2);
  });

  it("ignore inactive parameters", () => {
    const free = spaceOf(ints(2, 4), ["x1 <= x0"]);
    const [first, second] = free.parameters;
    const space: SearchSpace = {
      ...free,
      parameters: [first!, { ...second!, condition: { parent: "x0", atLeast: 2 } }],
    };
    // 1 without x1, then 2, 3 and 4 choices of it.
    expect(drawAll(space)).toHaveLength(1 + 2 + 3 + 4);
  });
});
