/** A value a parameter can take. Integers and floats are both numbers; categorical choices keep their own type. */
export type ParamValue = number | string | boolean;

/** Values by parameter name. Names come from the code (see `model/settings.ts`), never from user text. */
export type Params = Readonly<Record<string, ParamValue>>;

/** Real values in [low, high]; with `step`, the grid low, low + step, … ≤ high. `log` and `step` exclude each other. */
export interface FloatDistribution {
  readonly kind: "float";
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  readonly step: number | null;
}

/** Integers low, low + step, … ≤ high (both ends included where the step meets them). `log` needs low ≥ 1 and step 1. */
export interface IntDistribution {
  readonly kind: "int";
  readonly low: number;
  readonly high: number;
  readonly log: boolean;
  readonly step: number;
}

/** One of a list of distinct choices without an order. */
export interface CategoricalDistribution {
  readonly kind: "categorical";
  readonly choices: readonly ParamValue[];
}

export type Distribution = FloatDistribution | IntDistribution | CategoricalDistribution;
