import type { Params, ParamValue } from "../space/distribution.ts";
import type { Expression, InputConstraint } from "../space/inputConstraint.ts";
import { resolveConstraint } from "../space/resolveConstraint.ts";
import type { Condition } from "../space/searchSpace.ts";
import { readConstraint } from "./constraintKinds.ts";
import { conditionOf, settingApplies } from "./settingConditions.ts";
import { SETTING_NAMES, type SettingName } from "./settingTable.ts";
import type { Settings } from "./settings.ts";

/**
 * Constraints as typed, for the space of some settings: fixed settings are replaced by their values. A comparison with one that is
 * not part of every trial (the units of a third layer) says nothing about trials without it, as with a searched one.
 * @throws AppError where one cannot be read: see `readConstraint`
 */
export function compileConstraints(texts: readonly string[], settings: Settings): readonly InputConstraint[] {
  const fixed: Record<string, ParamValue> = {};
  for (const name of SETTING_NAMES) {
    const setting = settings[name];
    // What plays no part in any trial stays a name without a value, which no comparison decides.
    if (setting.mode === "value" && settingApplies(name, settings)) fixed[name] = setting.value;
  }
  return texts.map((text) => {
    const constraint = withConditions(readConstraint(text), settings, fixed, true);
    return resolveConstraint(constraint, fixed);
  });
}

/**
 * Adds to each comparison with a fixed setting the condition under which that exists. `positive`: not under a negation; there the
 * comparison holds where the setting does not exist, under one it fails, so that both say nothing.
 */
function withConditions(
  constraint: InputConstraint,
  settings: Settings,
  fixed: Params,
  positive: boolean,
): InputConstraint {
  switch (constraint.kind) {
    case "not":
      return { kind: "not", of: withConditions(constraint.of, settings, fixed, !positive) };
    case "and":
    case "or":
      return {
        kind: constraint.kind,
        left: withConditions(constraint.left, settings, fixed, positive),
        right: withConditions(constraint.right, settings, fixed, positive),
      };
    case "compare": {
      const names = [...namesIn(constraint.left), ...namesIn(constraint.right)];
      const conditions = names.flatMap((name) =>
        fixed[name] === undefined ? [] : (conditionOf(name as SettingName, settings) ?? []),
      );
      return conditions.reduce<InputConstraint>((inner, condition) => {
        const exists = asConstraint(condition);
        return positive
          ? { kind: "or", left: { kind: "not", of: exists }, right: inner }
          : { kind: "and", left: exists, right: inner };
      }, constraint);
    }
  }
}

function asConstraint(condition: Condition): InputConstraint {
  const left: Expression = { kind: "parameter", name: condition.parent };
  const literal = (value: ParamValue): Expression => ({ kind: "literal", value });
  if ("atLeast" in condition) {
    return { kind: "compare", operator: ">=", left, right: literal(condition.atLeast) };
  }
  const [first, ...others] = condition.values.map((value): InputConstraint => ({
    kind: "compare",
    operator: "==",
    left,
    right: literal(value),
  }));
  return others.reduce((either, other) => ({ kind: "or", left: either, right: other }), first!);
}

function namesIn(expression: Expression): readonly string[] {
  switch (expression.kind) {
    case "literal":
      return [];
    case "parameter":
      return [expression.name];
    case "arithmetic":
      return [...namesIn(expression.left), ...namesIn(expression.right)];
  }
}
