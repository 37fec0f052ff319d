import type { TFunction } from "i18next";
import type { DataConfig } from "../../../core/data/dataConfig.ts";
import { isStratified } from "../../../core/data/division/splitConfig.ts";
import type { StudyConfig } from "../../../core/study/studyConfig.ts";
import { formatCount } from "../words/numberFormat.ts";
import { metricHeading, percentText, scoreOf } from "../words/trialWords.ts";
import { joinClauses } from "../../nameList.ts";

/** The split of the rows; null: unknown yet. */
export interface KnownRows {
  readonly validation: number | null;
  readonly test: number | null;
  /** Whether the test rows came from a separate file. */
  readonly supplied: boolean;
}

type Divided = Pick<DataConfig, "task" | "split">;

/** How a trial's score is computed: "mean of 5 × 2 folds, stratified, grouped by “patient”". */
export function scoreMade(t: TFunction, data: Divided, repeats: number, validation: number | null): string {
  const { by, folds } = data.split;
  const parts = [folds === 1 && repeats === 1 ? holdOut(t, validation) : scoreOf(t, data.split, repeats)];
  if (isStratified(data)) parts.push(t("split.scored.stratified"));
  if (by.kind === "group") parts.push(t("split.scored.grouped", { column: by.column }));
  if (by.kind === "time") {
    parts.push(
      by.column === null ? t("split.scored.inRowOrder") : t("split.scored.inTime", { column: by.column }),
    );
  }
  return joinClauses(t, parts);
}

/** The test rows of the best model: "the latest 80 rows". */
export function testedOn(t: TFunction, { split }: Divided, { test, supplied }: KnownRows): string {
  if (test === null) return t("split.tested.share", { share: percentText(split.test) });
  const rows = t("split.tested.rows", { count: test });
  if (supplied) return t("split.tested.file", { rows });
  if (split.by.kind === "time") return t("split.tested.latest", { rows });
  return split.by.kind === "group" ? t("split.tested.otherGroups", { rows }) : rows;
}

/** Both, as a sentence. */
export function howScored(t: TFunction, data: Divided, repeats: number, rows: KnownRows): string {
  return t("split.made", {
    score: scoreMade(t, data, repeats, rows.validation),
    test: testedOn(t, data, rows),
  });
}

/** A score of the search and what it was measured on: "log loss 0.21 on the validation folds". */
export function scoredOn(t: TFunction, { data }: Scored, score: string): string {
  return t(`looks.scoredOn.${data.split.folds > 1 ? "folds" : "rows"}`, { score });
}

/** What the scores in a table of trials are measured on. */
export function tableScores(t: TFunction, { data, search }: Scored): string {
  const metric = metricHeading(t, search.objective.metric);
  if (data.split.folds > 1) return t("looks.tableScores.folds", { metric });
  const { repeats } = search;
  return repeats > 1
    ? t("looks.tableScores.repeats", { metric, repeats })
    : t("looks.tableScores.rows", { metric });
}

type Scored = Pick<StudyConfig, "data" | "search">;

function holdOut(t: TFunction, rows: number | null): string {
  return rows === null
    ? t("split.scored.holdOutUnknown")
    : t("split.scored.holdOut", { count: rows, rows: formatCount(rows) });
}
