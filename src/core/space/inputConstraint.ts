import type { Params, ParamValue } from "./distribution.ts";

/** Most constraints a study can have. */
export const MOST_INPUT_CONSTRAINTS = 20;
/** Most characters of one constraint as typed. */
export const LONGEST_INPUT_CONSTRAINT = 300;

/** A value computed from parameters: plain data, so that a space can be sent to a worker. */
export type Expression =
  | { readonly kind: "literal"; readonly value: ParamValue }
  | { readonly kind: "parameter"; readonly name: string }
  | {
      readonly kind: "arithmetic";
      readonly operator: "+" | "-" | "*" | "/";
      readonly left: Expression;
      readonly right: Expression;
    };

/** What configurations of a space must satisfy, e.g. `units2 <= units1`. */
export type InputConstraint =
  | {
      readonly kind: "compare";
      readonly operator: "<" | "<=" | ">" | ">=" | "==" | "!=";
      readonly left: Expression;
      readonly right: Expression;
    }
  | { readonly kind: "and" | "or"; readonly left: InputConstraint; readonly right: InputConstraint }
  | { readonly kind: "not"; readonly of: InputConstraint };

/**
 * Whether a configuration satisfies a constraint. A comparison with an inactive parameter is undecided: it counts as satisfied, and
 * so does its negation.
 */
export function holds(constraint: InputConstraint, params: Params): boolean {
  return evaluate(constraint, params) ?? true;
}

/** null: undecided, because a parameter in it is not active. */
function evaluate(constraint: InputConstraint, params: Params): boolean | null {
  switch (constraint.kind) {
    case "compare":
      return compare(
        constraint.operator,
        valueOf(constraint.left, params),
        valueOf(constraint.right, params),
      );
    case "not": {
      const inner = evaluate(constraint.of, params);
      return inner === null ? null : !inner;
    }
    case "and": {
      const [left, right] = [evaluate(constraint.left, params), evaluate(constraint.right, params)];
      if (left === false || right === false) return false;
      return left === null ? right : right === null ? left : true;
    }
    case "or": {
      const [left, right] = [evaluate(constraint.left, params), evaluate(constraint.right, params)];
      if (left === true || right === true) return true;
      return left === null || right === null ? null : false;
    }
  }
}

function valueOf(expression: Expression, params: Params): ParamValue | null {
  if (expression.kind === "literal") return expression.value;
  if (expression.kind === "parameter") return params[expression.name] ?? null;
  const left = valueOf(expression.left, params);
  const right = valueOf(expression.right, params);
  if (typeof left !== "number" || typeof right !== "number") return null;
  switch (expression.operator) {
    case "+":
      return left + right;
    case "-":
      return left - right;
    case "*":
      return left * right;
    case "/":
      return left / right;
  }
}

function compare(operator: string, left: ParamValue | null, right: ParamValue | null): boolean | null {
  if (left === null || right === null) return null;
  switch (operator) {
    case "<":
      return left < right;
    case "<=":
      return left <= right;
    case ">":
      return left > right;
    case ">=":
      return left >= right;
    case "==":
      return left === right;
    default:
      return left !== right;
  }
}
