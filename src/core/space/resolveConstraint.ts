import type { Params } from "./distribution.ts";
import type { Expression, InputConstraint } from "./inputConstraint.ts";

/** A constraint in which the names of fixed parameters are replaced by their values. */
export function resolveConstraint(constraint: InputConstraint, fixedParams: Params): InputConstraint {
  switch (constraint.kind) {
    case "not":
      return { kind: "not", of: resolveConstraint(constraint.of, fixedParams) };
    case "and":
    case "or":
      return {
        kind: constraint.kind,
        left: resolveConstraint(constraint.left, fixedParams),
        right: resolveConstraint(constraint.right, fixedParams),
      };
    case "compare":
      return {
        ...constraint,
        left: resolveExpression(constraint.left, fixedParams),
        right: resolveExpression(constraint.right, fixedParams),
      };
  }
}

function resolveExpression(expression: Expression, fixedParams: Params): Expression {
  if (expression.kind === "literal") return expression;
  if (expression.kind === "parameter") {
    const value = Object.hasOwn(fixedParams, expression.name) ? fixedParams[expression.name] : undefined;
    return value === undefined ? expression : { kind: "literal", value };
  }
  return {
    ...expression,
    left: resolveExpression(expression.left, fixedParams),
    right: resolveExpression(expression.right, fixedParams),
  };
}
