import type {
  CategoricalDistribution,
  FloatDistribution,
  IntDistribution,
  ParamValue,
} from "../space/distribution.ts";
import type { LearnerName } from "../learner/learnerName.ts";

/** The rule of a setting: its type, the outermost bounds, and its default. */
export type SettingRule =
  | {
      readonly kind: "int" | "float";
      readonly low: number;
      readonly high: number;
      readonly defaultValue: number;
      /** The range it is given when it is first turned into one. */
      readonly defaultRange: FloatDistribution | IntDistribution;
    }
  | {
      readonly kind: "categorical";
      readonly choices: readonly ParamValue[];
      readonly defaultValue: ParamValue;
      readonly defaultRange: CategoricalDistribution;
    };

/** The settings of one kind, shown together. */
export const SETTING_GROUPS = [
  "preparation",
  "network",
  "training",
  "regularisation",
  "augmentation",
  "neighbours",
  "linear",
  "forest",
  "boosting",
] as const;
export type SettingGroup = (typeof SETTING_GROUPS)[number];

/** A demand on another setting, the parent: that its value is one of `values`, or at least `atLeast`. */
export type Demand =
  | { readonly parent: string; readonly values: readonly ParamValue[] }
  | { readonly parent: string; readonly atLeast: number };

/** One row of the setting table: everything the search needs to know about a setting. */
export type SettingRow = SettingRule & {
  readonly group: SettingGroup;
  /** The learners that have the setting; absent: all. */
  readonly learners?: readonly LearnerName[];
  /** Demands that must all be met for the setting to be active, the nearest parent first; absent: none. */
  readonly when?: readonly Demand[];
  /** Learners in which the setting is always active, regardless of `when`; absent: none. */
  readonly alwaysIn?: readonly LearnerName[];
  /**
   * Which values make the slowest trial, or the most features: "falls" for a number that costs less the larger it is, or a list of
   * choices, of which the first available one is the costliest. Absent: the largest number, `true`, otherwise the first choice.
   */
  readonly costliest?: "falls" | readonly ParamValue[];
};

interface SearchedRange {
  readonly low: number;
  readonly high: number;
  readonly log?: boolean;
  readonly step?: number;
}

/** A whole number from `low` to `high`. @param range the default range */
export function integer(low: number, high: number, defaultValue: number, range: SearchedRange): SettingRule {
  const { log = false, step = 1 } = range;
  const defaultRange = { kind: "int", low: range.low, high: range.high, log, step } as const;
  return { kind: "int", low, high, defaultValue, defaultRange };
}

/** A real number from `low` to `high`. @param range the default range */
export function real(low: number, high: number, defaultValue: number, range: SearchedRange): SettingRule {
  const { log = false, step = null } = range;
  const defaultRange = { kind: "float", low: range.low, high: range.high, log, step } as const;
  return { kind: "float", low, high, defaultValue, defaultRange };
}

/** One of `choices`. @param searched the choices searched by default */
export function choice(
  choices: readonly ParamValue[],
  defaultValue: ParamValue,
  searched: readonly ParamValue[] = choices,
): SettingRule {
  return {
    kind: "categorical",
    choices,
    defaultValue,
    defaultRange: { kind: "categorical", choices: searched },
  };
}
