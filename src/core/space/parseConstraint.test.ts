import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { AppError } from "../errors.ts";
import { holds, type Expression, type InputConstraint } from "./inputConstraint.ts";
import { parseConstraint } from "./parseConstraint.ts";
import { resolveConstraint } from "./resolveConstraint.ts";
import { randomCases } from "../../testing/strength.ts";

const RULES = randomCases(2000, "rules");

const NAMES = ["units1", "units2", "layers", "optimizer", "batchNorm"];

function errorOf(text: string): AppError {
  try {
    parseConstraint(text, NAMES);
  } catch (thrown) {
    if (thrown instanceof AppError) return thrown;
    throw thrown;
  }
  throw new Error(`no error for ${text}`);
}

/** With all possible parentheses. */
function print(constraint: InputConstraint): string {
  if (constraint.kind === "not") return `not (${print(constraint.of)})`;
  if (constraint.kind !== "compare") {
    return `(${print(constraint.left)}) ${constraint.kind} (${print(constraint.right)})`;
  }
  return `${printValue(constraint.left)} ${constraint.operator} ${printValue(constraint.right)}`;
}

function printValue(expression: Expression): string {
  if (expression.kind === "literal") {
    return typeof expression.value === "string"
      ? `"${expression.value.replace(/["\\]/gu, "\\$&")}"`
      : String(expression.value);
  }
  if (expression.kind === "parameter") return expression.name;
  return `(${printValue(expression.left)} ${expression.operator} ${printValue(expression.right)})`;
}

const number = fc
  .double({ noNaN: true, noDefaultInfinity: true })
  .map((value): Expression => ({ kind: "literal", value: value + 0 }));
const name = fc.constantFrom(...NAMES).map((each): Expression => ({ kind: "parameter", name: each }));
const { numeric } = fc.letrec<{ numeric: Expression }>((tie) => ({
  numeric: fc.oneof(
    { depthSize: "small" },
    number,
    name,
    fc.record({
      kind: fc.constant("arithmetic" as const),
      operator: fc.constantFrom("+" as const, "-" as const, "*" as const, "/" as const),
      left: tie("numeric"),
      right: tie("numeric"),
    }),
  ),
}));
const wordless = fc.oneof(fc.string(), fc.boolean()).map((value): Expression => ({ kind: "literal", value }));
const comparison = fc.oneof(
  fc.record({
    kind: fc.constant("compare" as const),
    operator: fc.constantFrom("<" as const, "<=" as const, ">" as const, ">=" as const, "==" as const),
    left: numeric,
    right: numeric,
  }),
  fc.record({
    kind: fc.constant("compare" as const),
    operator: fc.constantFrom("==" as const, "!=" as const),
    left: name,
    right: wordless,
  }),
);
const { constraint } = fc.letrec<{ constraint: InputConstraint }>((tie) => ({
  constraint: fc.oneof(
    { depthSize: "small" },
    comparison,
    fc.record({ kind: fc.constant("not" as const), of: tie("constraint") }),
    fc.record({
      kind: fc.constantFrom("and" as const, "or" as const),
      left: tie("constraint"),
      right: tie("constraint"),
    }),
  ),
}));

describe("parseConstraint", () => {
  it("reads back what is printed", () => {
    fc.assert(
      fc.property(constraint, (each) => {
        expect(parseConstraint(print(each), NAMES)).toEqual(each);
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it("throws only errors with a message, for any text", () => {
    const pieces = [
      "<",
      "<=",
      "units1",
      "(",
      ")",
      "and",
      "not",
      "-",
      "1e-3",
      '"a"',
      "==",
      "true",
      "*",
      "x",
      "'",
    ];
    const typed = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.array(fc.constantFrom(...pieces), { maxLength: 40 }).map((parts) => parts.join(" ")),
    );
    fc.assert(
      fc.property(typed, (text) => {
        try {
          holds(parseConstraint(text, NAMES), { units1: 3 });
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(AppError);
        }
      }),
      { seed: 2, numRuns: RULES },
    );
  });

  it.each<[string, Record<string, number | string | boolean>, boolean]>([
    ["8 <= units2 <= units1", { units1: 16, units2: 8 }, true],
    ["8 <= units2 <= units1", { units1: 16, units2: 17 }, false],
    ["8 <= units2 <= units1", { units1: 16, units2: 7 }, false],
    ["units1 - 2 - 3 == 5", { units1: 10 }, true],
    ["units1 + 2 * 3 == 16", { units1: 10 }, true],
    ["(units1 + 2) * 3 == 36", { units1: 10 }, true],
    ["units1 / 2 / 5 == 1", { units1: 10 }, true],
    ["-units1 * -2 ≥ 1.5e1", { units1: 10 }, true],
    ["layers < 2 or layers > 4 and units1 == 8", { layers: 1, units1: 9 }, true],
    ["not layers < 2 || units1 == 8", { layers: 1, units1: 9 }, false],
    ["!(layers < 2 && units1 == 8)", { layers: 1, units1: 9 }, true],
    [`optimizer == "adam" or optimizer != 'sgd'`, { optimizer: "sgd" }, false],
    ["batchNorm == true", { batchNorm: false }, false],
    // A comparison with an inactive parameter is satisfied.
    ["units2 <= units1", { units1: 4 }, true],
    ["not units2 <= units1", { units1: 4 }, true],
    ["units1 > 8 and units2 <= units1", { units1: 4 }, false],
  ])("%s in %o is %s", (text, params, expected) => {
    expect(holds(parseConstraint(text, NAMES), params)).toBe(expected);
  });

  it.each([
    ["units1 <= = 3", 11, "="],
    ["units1 = 3", 8, "="],
    ["(units1 < 3", null, null],
    ["units1 <", null, null],
    ["units1 + 3", null, null],
    ["units1 < 3)", 11, ")"],
    ["units1 and layers < 3", 8, "and"],
    ["units1 && layers < 3", 8, "&&"],
    ["units1 < 3 layers", 12, "layers"],
    ['optimizer < "adam"', 11, "<"],
    ['1 + "adam" == 2', 5, '"adam"'],
    ["(units1 < 3) + 1 > 2", 2, "units1"],
    ["units1 < 3x", 10, "3"],
    ["units1 < 1e999", 10, "1e999"],
    ["units1 # 3", 8, "#"],
    ['optimizer == "adam', 14, '"'],
  ])("refuses %s", (text, at, found) => {
    const { code, details } = errorOf(text);
    if (at === null) expect({ code, details }).toEqual({ code: "constraintUnfinished", details: { text } });
    else expect({ code, details }).toEqual({ code: "constraintUnreadable", details: { text, at, found } });
  });

  it("distinguishes an empty constraint from an unfinished one", () => {
    for (const text of ["", "  "])
      expect(errorOf(text)).toMatchObject({ code: "constraintEmpty", details: {} });
  });

  it("refuses endless nesting", () => {
    expect(errorOf(`${"(".repeat(50_000)}units1 < 3`).details).toMatchObject({ at: 41, found: "(" });
    expect(errorOf(`units1 < ${"-".repeat(50_000)}3`).details).toMatchObject({ at: 50, found: "-" });
    expect(errorOf(`${"not ".repeat(50_000)}units1 < 3`).details).toMatchObject({ at: 161, found: "not" });
  });

  it("reports unknown names, also those that are properties of every object", () => {
    for (const unknown of ["units9", "constructor", "__proto__"]) {
      const text = `${unknown} < 3`;
      const { code, details } = errorOf(text);
      expect({ code, details }).toEqual({ code: "constraintUnknownName", details: { text, name: unknown } });
    }
  });
});

describe("resolveConstraint", () => {
  it("replaces the names of fixed parameters by their values, and keeps the others", () => {
    const parsed = parseConstraint("units2 * 2 <= units1 and not layers == 2", NAMES);
    const resolved = resolveConstraint(parsed, { units1: 16, layers: 3 });
    expect(resolved).toEqual(parseConstraint("units2 * 2 <= 16 and not 3 == 2", NAMES));
    expect(resolveConstraint(parsed, {})).toEqual(parsed);
  });
});
