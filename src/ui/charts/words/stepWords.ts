import type { TFunction } from "i18next";
import type { StepUnit } from "../../../core/learner/learner.ts";

/** What an axis of steps counts: "Epoch", "Tree", "Round"; "Step" if curves differ in it. */
export function stepHeading(t: TFunction, unit: StepUnit | null): string {
  return t(`models.steps.heading.${unit ?? "step"}`);
}

/** "30 epochs", "100 trees". */
export function stepsText(t: TFunction, unit: StepUnit, count: number): string {
  return t(`models.steps.count.${unit}`, { count });
}
