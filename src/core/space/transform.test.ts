import { describe, expect, it } from "vitest";
import { CONDITIONAL_SPACE } from "../../testing/contracts/samplerContract.ts";
import { createRng } from "../math/rng.ts";
import type { Distribution } from "./distribution.ts";
import type { SearchSpace } from "./searchSpace.ts";
import { createTransform, fromUnitCube, randomPoint } from "./transform.ts";

function spaceOf(distribution: Distribution): SearchSpace {
  return { parameters: [{ name: "x", distribution, condition: null }] };
}

/** The value at each of some coordinates. */
function values(distribution: Distribution, coordinates: readonly number[]) {
  const transform = createTransform(spaceOf(distribution));
  return coordinates.map((c) => transform.decode(Float64Array.of(c))["x"]);
}

describe("createTransform", () => {
  it("maps a float linearly, or its logarithm", () => {
    const linear = { kind: "float", low: -2, high: 6, log: false, step: null } as const;
    expect(values(linear, [0, 0.25, 1])).toEqual([-2, 0, 6]);
    const [low, middle, high] = values({ ...linear, low: 1e-4, high: 1, log: true }, [0, 0.5, 1]);
    expect([low, high]).toEqual([1e-4, 1]);
    expect(middle).toBeCloseTo(1e-2, 12);
  });

  it("gives every level of a grid an equal share of the unit interval", () => {
    const grid = { kind: "int", low: 3, high: 7, log: false, step: 2 } as const;
    const cells = Array.from({ length: 300 }, (_, i) => (i + 0.5) / 300);
    for (const level of [3, 5, 7]) {
      expect(values(grid, cells).filter((value) => value === level)).toHaveLength(100);
    }
  });

  it("widens an integer by half before the logarithm is taken", () => {
    const powers = { kind: "int", low: 1, high: 8, log: true, step: 1 } as const;
    // 1 owns [½, 1½] of [½, 8½]: ln 3 of ln 17.
    const edge = Math.log(3) / Math.log(17);
    expect(values(powers, [0, edge - 1e-9, edge + 1e-9, 1])).toEqual([1, 1, 2, 8]);
  });

  it("gives each grid value one spelling, and leaves out a last step beyond the end", () => {
    const tenths = { kind: "float", low: 0, high: 0.65, log: false, step: 0.1 } as const;
    expect(values(tenths, [0.5, 0.9999, 1])).toEqual([0.3, 0.6, 0.6]);
  });

  it("keeps the type of a choice", () => {
    const choices = { kind: "categorical", choices: [true, "a", 3] } as const;
    expect(values(choices, [0, 1, 2])).toEqual([true, "a", 3]);
  });

  it("decodes what it encodes, conditions and all", () => {
    const transform = createTransform(CONDITIONAL_SPACE);
    const rng = createRng(1);
    for (let i = 0; i < 200; i++) {
      const params = transform.decode(randomPoint(transform.dimensions, rng));
      const point = transform.encode(params);
      expect(point.filter((x) => !Number.isNaN(x))).toHaveLength(Object.keys(params).length);
      const latent = point.map((x) => (Number.isNaN(x) ? 0.5 : x));
      const again = transform.decode(latent);
      expect(Object.keys(again)).toEqual(Object.keys(params));
      for (const [name, value] of Object.entries(params)) {
        if (typeof value === "number")
          expect(Math.abs(Number(again[name]) / value - 1 || 0)).toBeLessThan(1e-12);
        else expect(again[name]).toBe(value);
      }
    }
  });

  it("marks inactive parameters with NaN, even if params have a value for them", () => {
    const transform = createTransform(CONDITIONAL_SPACE);
    const point = transform.encode({
      layers: 1,
      units1: 8,
      units2: 8,
      dropout: 0,
      optimizer: "adam",
      learningRate: 1,
    });
    expect(Array.from(point, Number.isNaN)).toEqual([
      false,
      false,
      true,
      true,
      false,
      false,
      true,
      true,
      false,
    ]);
  });

  it("finds the level nearest to a coordinate, the inverse of its position", () => {
    const dimension = createTransform(spaceOf({ kind: "int", low: 4, high: 512, log: true, step: 1 }))
      .dimensions[0]!;
    for (const level of [0, 1, 77, 508])
      expect(dimension.nearestLevel(dimension.position(level))).toBe(level);
    expect(dimension).toMatchObject({ kind: "grid", size: 509, conditional: false });
  });
});

describe("the canonical point", () => {
  it("is that of the configuration at a point, bit for bit, nested conditions included", () => {
    const x = { kind: "float", low: 1e-4, high: 3, log: true, step: null } as const;
    const transform = createTransform({
      parameters: [
        { name: "kind", distribution: { kind: "categorical", choices: ["a", "b"] }, condition: null },
        {
          name: "count",
          distribution: { kind: "int", low: 1, high: 4, log: false, step: 1 },
          condition: { parent: "kind", values: ["b"] },
        },
        { name: "third", distribution: x, condition: { parent: "count", atLeast: 3 } },
        { name: "orphan", distribution: x, condition: { parent: "nobody", atLeast: 0 } },
      ],
    });
    const rng = createRng(2);
    const out = new Float64Array(4);
    for (let i = 0; i < 100; i++) {
      const point = randomPoint(transform.dimensions, rng);
      const encoded = transform.encode(transform.decode(point));
      expect(transform.canonical(point)).toEqual(encoded);
      expect(transform.canonical(point, out)).toBe(out);
      expect(out).toEqual(encoded);
    }
  });
});

describe("fromUnitCube", () => {
  it("turns a categorical coordinate into an index, equal shares each", () => {
    const { dimensions } = createTransform(spaceOf({ kind: "categorical", choices: ["a", "b", "c"] }));
    expect([0, 0.34, 0.67, 0.999].map((x) => fromUnitCube(dimensions, Float64Array.of(x))[0])).toEqual([
      0, 1, 2, 2,
    ]);
  });
});
