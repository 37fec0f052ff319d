import { describe, expect, it } from "vitest";
import { CONDITIONAL_SPACE, SMALL_SPACE } from "../../testing/contracts/samplerContract.ts";
import type { Distribution } from "./distribution.ts";
import { paramsKey, type Condition, type SearchSpace } from "./searchSpace.ts";
import { configurations, spaceSize } from "./spaceSize.ts";

const INT: Distribution = { kind: "int", low: 1, high: 5, log: false, step: 1 };
const UNITS: Distribution = { kind: "int", low: 8, high: 24, log: false, step: 8 };
const REAL: Distribution = { kind: "float", low: 0, high: 1, log: false, step: null };

function space(
  ...parameters: [name: string, distribution: Distribution, condition?: Condition][]
): SearchSpace {
  return {
    parameters: parameters.map(([name, distribution, condition]) => ({
      name,
      distribution,
      condition: condition ?? null,
    })),
  };
}

const LAYERED = space(
  ["layers", INT],
  ["units2", UNITS, { parent: "layers", atLeast: 2 }],
  ["units4", UNITS, { parent: "layers", atLeast: 4 }],
  ["special", UNITS, { parent: "layers", values: [3, 5] }],
  ["deep", UNITS, { parent: "units4", atLeast: 16 }],
);

describe("spaceSize", () => {
  it("multiplies independent parameters", () => {
    expect(
      spaceSize(space(["a", INT], ["b", UNITS], ["c", { kind: "categorical", choices: ["x", "y"] }])),
    ).toBe(30);
    expect(spaceSize({ parameters: [] })).toBe(1);
  });

  it("adds up over the values of a parent, and equals the number counted one by one", () => {
    for (const each of [LAYERED, SMALL_SPACE]) {
      const keys = [...configurations(each)].map((params) => paramsKey(each, params));
      expect(new Set(keys).size).toBe(keys.length);
      expect(spaceSize(each)).toBe(keys.length);
    }
    // 1 | 2: 3 | 3: 3·3 | 4: 3·(1 + 2·3) | 5: 3·(1 + 2·3)·3
    expect(spaceSize(LAYERED)).toBe(1 + 3 + 9 + 21 + 63);
  });

  it("is Infinity only when a continuous parameter can be active", () => {
    expect(spaceSize(CONDITIONAL_SPACE)).toBe(Number.POSITIVE_INFINITY);
    expect(spaceSize(space(["layers", INT], ["x", REAL, { parent: "layers", atLeast: 5 }]))).toBe(Infinity);
    expect(spaceSize(space(["layers", INT], ["x", REAL, { parent: "layers", atLeast: 6 }]))).toBe(5);
    expect(spaceSize(space(["layers", INT], ["x", { ...REAL, high: 0 }]))).toBe(5);
  });

  it("counts huge grids without walking them", () => {
    const huge: Distribution = { kind: "int", low: 1, high: 1e12, log: false, step: 1 };
    expect(spaceSize(space(["n", huge], ["u", UNITS, { parent: "n", atLeast: 1e12 - 1 }]))).toBe(1e12 + 4);
  });

  it("takes the last step into account when steps are not exact in binary", () => {
    expect(spaceSize(space(["x", { ...REAL, step: 0.1 }]))).toBe(11);
    expect(spaceSize(space(["x", { ...REAL, high: 0.6, step: 0.05 }]))).toBe(13);
  });
});
