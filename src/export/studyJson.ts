import type { PreparedSummary } from "../core/data/preparedData.ts";
import type { Study } from "../core/study/study.ts";
import type { TestReport } from "../core/study/testReport.ts";

/**
 * A study as JSON text: `{format: "surmise-study", version: 1, config, prepared, space, trials, report}`, everything as in memory. Numbers
 * JSON cannot hold (NaN, ±Infinity) are written as the strings "NaN", "Infinity", "-Infinity", not silently as null.
 */
export function studyToJson(
  study: Study,
  prepared: PreparedSummary | null,
  report: TestReport | null,
): string {
  const { config, space, trials } = study;
  const document = { format: "surmise-study", version: 1, config, prepared, space, trials, report };
  const finite = (_key: string, value: unknown) =>
    typeof value === "number" && !Number.isFinite(value) ? String(value) : value;
  return JSON.stringify(document, finite, 2);
}
