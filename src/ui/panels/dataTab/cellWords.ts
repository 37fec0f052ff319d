import type { TFunction } from "i18next";
import type { ReadRemedy } from "../../../app/data/readRemedies.ts";
import type { Finding } from "../../../core/data/check/finding.ts";
import { joinSentences } from "../../charts/words/trialWords.ts";
import { formatCount, formatNumber } from "../../charts/words/numberFormat.ts";
import { joinList } from "../../nameList.ts";

type CellFinding = Extract<Finding, { kind: "oddCells" | "gapNumbers" | "maybeCodes" | "leftOut" }>;

/** Maximal number of numbers listed in a remedy's text; more are counted. */
const MOST_NAMED = 3;

/** "Nitrate: 17 of 260 cells are not numbers". */
export function cellTitle(t: TFunction, finding: CellFinding): string {
  switch (finding.kind) {
    case "oddCells": {
      const { column, isTarget, odd } = finding;
      const words = { column, count: odd.cells, present: formatCount(odd.present) };
      return isTarget ? t("cells.odd.target", words) : t("cells.odd.title", words);
    }
    case "gapNumbers":
      return t("cells.gaps.title", { count: finding.items.length });
    case "maybeCodes":
      return t("cells.codes.title", { count: finding.items.length });
    case "leftOut":
      return t("cells.leftOut.title", { count: finding.items.length });
  }
}

export function cellDetails(t: TFunction, finding: CellFinding): readonly string[] {
  switch (finding.kind) {
    case "oddCells":
      return oddLines(t, finding);
    case "gapNumbers":
      return finding.items.flatMap(({ column, isTarget, numbers }) =>
        numbers.map(({ value, rows, low, high }) =>
          t(isTarget ? "cells.gaps.target" : "cells.gaps.item", {
            column,
            value: formatNumber(value),
            rows: formatCount(rows),
            low: formatNumber(low),
            high: formatNumber(high),
          }),
        ),
      );
    case "maybeCodes":
      return finding.items.map(({ column, why }) => t(`cells.codes.${why}`, { column }));
    case "leftOut":
      return finding.items.map(({ column, why }) => t(`cells.leftOut.${why}`, { column }));
  }
}

export function readWords(t: TFunction, { how, column, numbers = [] }: ReadRemedy): string {
  if (how === "extremes" && numbers.length > MOST_NAMED)
    return t("extremes.remedy", { column, count: numbers.length });
  return t(`cells.remedies.${how === "extremes" ? "gap" : how}`, {
    column,
    numbers: joinList(
      t,
      numbers.map((value) => formatNumber(value)),
    ),
  });
}

export function didRead(t: TFunction, { how, column, numbers = [] }: ReadRemedy): string {
  if (how === "extremes" && numbers.length > MOST_NAMED)
    return t("extremes.did", { column, count: numbers.length });
  return t(`cells.did.${how === "extremes" ? "gap" : how}`, {
    column,
    numbers: joinList(
      t,
      numbers.map((value) => formatNumber(value)),
    ),
  });
}

function oddLines(t: TFunction, { odd }: Extract<CellFinding, { kind: "oddCells" }>): readonly string[] {
  const texts = odd.texts.map(({ text, count }) => t("cells.odd.text", { text, rows: formatCount(count) }));
  const others = odd.distinct - odd.texts.length;
  const notes = [
    ...(odd.otherUnits ? [t("cells.odd.otherUnits")] : []),
    ...(odd.asNumber ? [] : [t("cells.odd.asCategory")]),
  ];
  const all = others > 0 ? [...texts, t("cells.odd.more", { count: others })] : texts;
  return [joinList(t, all), ...(notes.length > 0 ? [joinSentences(t, notes)] : [])];
}
