import { describe, expect, it } from "vitest";
import type { SearchSpace } from "../../../core/space/searchSpace.ts";
import { activeParameters, startingValues, valueProblem } from "./trialByHand.ts";

const SPACE: SearchSpace = {
  parameters: [
    { name: "layers", distribution: { kind: "int", low: 1, high: 3, log: false, step: 1 }, condition: null },
    {
      name: "units2",
      distribution: { kind: "int", low: 4, high: 64, log: false, step: 4 },
      condition: { parent: "layers", atLeast: 2 },
    },
    {
      name: "learningRate",
      distribution: { kind: "float", low: 1e-4, high: 1, log: true, step: null },
      condition: null,
    },
  ],
};

describe("a trial by hand", () => {
  it("starts from what is given and the middle of the rest, what does not exist there included", () => {
    const values = startingValues(SPACE, { layers: 1 });
    expect(values.get("layers")).toBe(1);
    expect(values.get("learningRate")).toBeCloseTo(0.01, 10);
    expect(values.get("units2")).toSatisfy((value: number) => value >= 32 && value <= 36);
  });

  it("asks for what exists only", () => {
    const one = startingValues(SPACE, { layers: 1 });
    expect(activeParameters(SPACE, one).map(({ name }) => name)).toEqual(["layers", "learningRate"]);
    const two = new Map(one).set("layers", 2);
    expect(activeParameters(SPACE, two).map(({ name }) => name)).toEqual([
      "layers",
      "units2",
      "learningRate",
    ]);
  });

  it.each([
    ["units2", 8, null],
    ["units2", 9, "settingOutOfBounds"],
    ["units2", 68, "settingOutOfBounds"],
    ["units2", Number.NaN, "settingNotANumber"],
    ["learningRate", 1e-4, null],
    ["learningRate", 2, "settingOutOfBounds"],
  ])("%s = %d: %s", (name, value, code) => {
    const parameter = SPACE.parameters.find((each) => each.name === name)!;
    expect(valueProblem(parameter, value)?.code ?? null).toBe(code);
  });
});
