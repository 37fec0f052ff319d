import type { TFunction } from "i18next";
import type { ModelCost } from "../../../core/study/testReport.ts";
import { fixed, formatNumber } from "./numberFormat.ts";

const ROWS = 1000;
const MS_PER_SECOND = 1000;

/** The time for 1,000 rows: "0.25 ms", "1.2 s". */
export function predictionText(t: TFunction, { predictionMs }: Pick<ModelCost, "predictionMs">): string {
  const ms = ROWS * predictionMs;
  if (ms < MS_PER_SECOND) return t("results.milliseconds", { value: formatNumber(ms, 2) });
  return t("results.seconds", { value: formatNumber(ms / MS_PER_SECOND, 2) });
}

/** Memory: "840 B", "12 kB", "3.4 MB". */
export function bytesText(bytes: number): string {
  if (bytes < 1000) return `${fixed(bytes, 0)} B`;
  if (bytes < 1e6) return `${formatNumber(bytes / 1000, 2)} kB`;
  return `${formatNumber(bytes / 1e6, 2)} MB`;
}
