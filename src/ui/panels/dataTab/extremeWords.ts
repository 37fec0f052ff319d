import type { TFunction } from "i18next";
import type { ExtremeItem } from "../../../core/data/check/finding.ts";
import type { Extremes } from "../../../core/data/table/foundInCells.ts";
import { formatNumber } from "../../charts/words/numberFormat.ts";
import { joinList } from "../../nameList.ts";

/** More values are shown as a range. */
const MOST_SHOWN = 3;

/** "y, the target: 20 values (−1e308, 1e308); all others lie from −2.9 to 2.9". */
export function extremeLine(t: TFunction, item: ExtremeItem): string {
  return t(item.isTarget ? "extremes.target" : "extremes.item", {
    column: item.column,
    count: item.rows,
    values: farValues(t, item),
    low: formatNumber(item.low),
    high: formatNumber(item.high),
  });
}

/** "−1e308, 1e308", or "−1e308 to 1e308" for many values. */
export function farValues(t: TFunction, { values, least, most }: Extremes): string {
  if (values.length > 0 && values.length <= MOST_SHOWN)
    return joinList(
      t,
      values.map((value) => formatNumber(value)),
    );
  return t("extremes.range", { least: formatNumber(least), most: formatNumber(most) });
}
