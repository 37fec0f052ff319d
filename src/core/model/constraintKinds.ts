import { AppError } from "../errors.ts";
import type { ParamValue } from "../space/distribution.ts";
import type { Expression, InputConstraint } from "../space/inputConstraint.ts";
import { parseConstraint } from "../space/parseConstraint.ts";
import { SETTING_NAMES, SETTING_TABLE, type SettingName } from "./settingTable.ts";

const ORDERS: ReadonlySet<string> = new Set(["<", "<=", ">", ">="]);

/**
 * Reads a rule between settings as typed, and checks that each comparison makes sense: numbers are compared with numbers, and a
 * setting with choices with one of its choices, searched or not.
 * @throws AppError see `parseConstraint`; `constraintNoChoice`, `constraintNoNumber`
 */
export function readConstraint(text: string): InputConstraint {
  const constraint = parseConstraint(text, SETTING_NAMES);
  checkKinds(constraint, text);
  return constraint;
}

function checkKinds(constraint: InputConstraint, text: string): void {
  switch (constraint.kind) {
    case "not":
      return checkKinds(constraint.of, text);
    case "and":
    case "or":
      checkKinds(constraint.left, text);
      return checkKinds(constraint.right, text);
    case "compare": {
      const { left, right, operator } = constraint;
      if (ORDERS.has(operator)) {
        checkNumber(left, text);
        checkNumber(right, text);
      } else if (isListed(left)) checkChoice(left, right, text);
      else if (isListed(right)) checkChoice(right, left, text);
      else checkEqualKinds(left, right, text);
    }
  }
}

/** Refuses an expression that is not a number, or contains something that is not. */
function checkNumber(expression: Expression, text: string): void {
  if (expression.kind === "arithmetic") {
    checkNumber(expression.left, text);
    checkNumber(expression.right, text);
  } else if (!isNumber(expression)) {
    throw new AppError("constraintNoNumber", { text, found: wordsOf(expression) });
  }
}

type Listed = Extract<Expression, { kind: "parameter" }>;

/** @param listed a setting with choices */
function checkChoice(listed: Listed, other: Expression, text: string): void {
  if (other.kind === "arithmetic") return checkNumber(listed, text);
  const choices = choicesOf(listed)!;
  const possible = other.kind === "literal" ? [other.value] : (choicesOf(other) ?? []);
  if (possible.some((value) => choices.includes(value))) return;
  const details = { name: wordsOf(listed), value: wordsOf(other), choices: choices.map(asTyped).join(", ") };
  throw new AppError("constraintNoChoice", { text, ...details });
}

/** A comparison of two words is allowed: it is pointless, but its kinds agree. */
function checkEqualKinds(left: Expression, right: Expression, text: string): void {
  if (left.kind === "literal" && right.kind === "literal" && typeof left.value === typeof right.value) return;
  checkNumber(left, text);
  checkNumber(right, text);
}

function isNumber(expression: Expression): boolean {
  if (expression.kind === "literal") return typeof expression.value === "number";
  return choicesOf(expression) === null;
}

function isListed(expression: Expression): expression is Listed {
  return choicesOf(expression) !== null;
}

/** The choices of a setting that is not numeric; null for anything else. */
function choicesOf(expression: Expression): readonly ParamValue[] | null {
  if (expression.kind !== "parameter") return null;
  const rule = SETTING_TABLE[expression.name as SettingName];
  return rule.kind === "categorical" ? rule.choices : null;
}

function wordsOf(expression: Exclude<Expression, { kind: "arithmetic" }>): string {
  return expression.kind === "parameter" ? expression.name : asTyped(expression.value);
}

/** A value as it is written in a rule. */
function asTyped(value: ParamValue): string {
  return typeof value === "string" ? `"${value}"` : String(value);
}
