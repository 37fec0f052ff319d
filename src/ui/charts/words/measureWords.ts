import type { TFunction } from "i18next";
import { isMetric, type Measure } from "../../../core/study/measure.ts";
import { formatCount, formatMetric, formatNumber } from "./numberFormat.ts";

/** A measure's name within a sentence: a metric or a cost. */
export function measureName(t: TFunction, measure: Measure): string {
  return isMetric(measure) ? t(`metrics.${measure}.name`) : t(`search.costs.${measure}.name`);
}

/** A measure's short name, for heads and axes. */
export function measureHeading(t: TFunction, measure: Measure): string {
  return isMetric(measure) ? t(`metrics.${measure}.short`) : t(`search.costs.${measure}.short`);
}

/** A measure's value with its significant digits, without the unit. */
export function formatMeasure(measure: Measure, value: number): string {
  if (isMetric(measure)) return formatMetric(measure, value);
  if (measure === "parameters") return formatCount(value);
  // Thousandths of a millisecond are usual for a row: written out, they can be compared at a glance.
  return value >= 1e-6 && value < 1e-3
    ? value.toFixed(2 - Math.floor(Math.log10(value)))
    : formatNumber(value, 3);
}
