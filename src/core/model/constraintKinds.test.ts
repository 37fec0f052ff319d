import { detailOf } from "../errors.ts";
import { expect, test } from "vitest";
import { constraintProblems } from "./constraintProblems.ts";
import { compileSpace } from "./compileSpace.ts";
import { spacePreset } from "./defaultSettings.ts";

const MEDIUM = spacePreset("medium");

const problems = (...texts: string[]) => constraintProblems(texts, MEDIUM);

test("a word that is not a choice of the setting is reported, with the choices", () => {
  expect(problems('activation != "rleu"')).toMatchObject([
    {
      code: "constraintNoChoice",
      details: { text: 'activation != "rleu"', name: "activation", value: '"rleu"' },
    },
  ]);
  expect(detailOf(problems('activation != "rleu"')[0]!, "choices")).toContain('"relu", ');
  expect(problems('"rleu" == activation or units1 > 8')).toMatchObject([{ code: "constraintNoChoice" }]);
  expect(problems("not (batchNorm == 1)")).toMatchObject([
    { details: { name: "batchNorm", value: "1", choices: "false, true" } },
  ]);
  expect(problems("optimizer == units1")).toMatchObject([
    { code: "constraintNoChoice", details: { name: "optimizer", value: "units1" } },
  ]);
  expect(problems("optimizer != activation")).toMatchObject([
    { code: "constraintNoChoice", details: { name: "optimizer", value: "activation" } },
  ]);
});

test("a value that is not a number is neither compared with numbers nor used in arithmetic", () => {
  const found = (text: string) => {
    const [problem] = problems(text);
    expect(problem).toMatchObject({ code: "constraintNoNumber", details: { text } });
    return detailOf(problem!, "found");
  };
  expect(found('units1 == "many"')).toBe('"many"');
  expect(found("units1 != true")).toBe("true");
  expect(found("units1 <= activation")).toBe("activation");
  expect(found("activation + 1 > 2")).toBe("activation");
  expect(found("2 * (units1 - batchNorm) == 4")).toBe("batchNorm");
  expect(found('3 == "three"')).toBe('"three"');
});

test("every possible choice of a setting may be named, searched or not", () => {
  expect(
    problems(
      'activation != "sigmoid" or optimizer == "sgd"',
      "batchNorm == true or dropout <= 0.2",
      "units1 + units2 <= 2 * units3",
      "layers == 2 or 0.5 != dropout",
    ),
  ).toEqual([]);
});

test("nor is a space made from such a rule", () => {
  expect(() => compileSpace(MEDIUM, ['activation != "rleu"'])).toThrow("constraintNoChoice");
});
