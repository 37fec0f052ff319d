import type { Params, ParamValue } from "../space/distribution.ts";
import type { Expression, InputConstraint } from "../space/inputConstraint.ts";
import { resolveConstraint } from "../space/resolveConstraint.ts";
import type { Condition } from "../space/searchSpace.ts";
import { readConstraint } from "./constraintKinds.ts";
import { conditionOf, settingApplies } from "./settingConditions.ts";
import { SETTING_NAMES, type SettingName } from "./settingTable.ts";
import type { Settings } from "./settings.ts";

/**
 * Compiles constraints as typed for the space of some settings: fixed settings are replaced by their values. A comparison with a
 * fixed setting that is not active in every trial (the units of a third layer) does not restrict trials without it, as for a
 * searched one.
 * @throws AppError if one cannot be read: see `readConstraint`
 */
export function compileConstraints(texts: readonly string[], settings: Settings): readonly InputConstraint[] {
  const fixed: Record<string, ParamValue> = {};
  for (const name of SETTING_NAMES) {
    const setting = settings[name];
    // A setting that is never active stays a name without a value; comparisons with it are undecided.
    if (setting.mode === "value" && settingApplies(name, settings)) fixed[name] = setting.value;
  }
  return texts.map((text) => {
    const constraint = withConditions(readConstraint(text), settings, fixed, true);
    return resolveConstraint(constraint, fixed);
  });
}

/**
 * Adds to each comparison with a fixed setting the condition under which the setting is active. `positive`: not under a negation.
 * If the setting is inactive, the comparison is then true, under a negation false, so that it restricts nothing in both cases.
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
