import type { TFunction } from "i18next";
import type { FeatureMeaning } from "../../../../core/data/preparation/featureMeaning.ts";
import { formatNumber } from "../../words/numberFormat.ts";
import type { NodeSplit } from "./treeSpec.ts";

/** Levels named in a condition before the others are counted. */
const MOST_LEVELS = 3;

type Condition = Pick<NodeSplit, "meaning" | "threshold">;

/** As `conditionWords`, with the rows whose value is missing if they are to be named: "petal length ≤ 2.45 or missing". */
export function sideWords(t: TFunction, split: NodeSplit, isLeft: boolean): string {
  const condition = conditionWords(t, split, isLeft);
  const withMissing = split.namesMissing && split.missingLeft === isLeft && split.threshold !== Infinity;
  return withMissing ? t("inside.split.orMissing", { condition }) : condition;
}

/** What is true of the rows on a side of a split: "petal length ≤ 2.45", "island is not Biscoe". */
export function conditionWords(t: TFunction, { meaning, threshold }: Condition, isLeft: boolean): string {
  if (threshold === Infinity && meaning.kind !== "pixel")
    return t(`inside.split.${isLeft ? "known" : "missing"}`, { column: meaning.column });
  switch (meaning.kind) {
    case "level":
      if (meaning.level === null)
        return t(`inside.split.${isLeft ? "isNotOther" : "isOther"}`, { column: meaning.column });
      return t(`inside.split.${isLeft ? "isNot" : "is"}`, { column: meaning.column, level: meaning.level });
    case "missing":
      return t(`inside.split.${isLeft ? "known" : "missing"}`, { column: meaning.column });
    case "rank":
      return t("inside.split.is", {
        column: meaning.column,
        level: levelsText(t, meaning, threshold, isLeft),
      });
    case "number":
    case "mean":
    case "pixel":
      return t(`inside.split.${isLeft ? "atMost" : "above"}`, {
        feature: featureWords(t, meaning),
        value: formatNumber(threshold),
      });
  }
}

/** The name of a feature: "petal length", "island = Biscoe", "island (share of Adelie)". */
export function featureWords(t: TFunction, meaning: FeatureMeaning): string {
  switch (meaning.kind) {
    case "number":
    case "rank":
      return meaning.column;
    case "level":
      return meaning.level === null
        ? t("inside.feature.other", { column: meaning.column })
        : t("inside.feature.level", { column: meaning.column, level: meaning.level });
    case "missing":
      return t("inside.feature.missing", { column: meaning.column });
    case "mean":
      return meaning.label === ""
        ? t("inside.feature.mean", { column: meaning.column })
        : t("inside.feature.share", { column: meaning.column, label: meaning.label });
    case "pixel":
      return meaning.channel === null
        ? t("inside.feature.pixel", { row: meaning.row, column: meaning.column })
        : t("inside.feature.pixelChannel", {
            row: meaning.row,
            column: meaning.column,
            channel: meaning.channel + 1,
          });
  }
}

function levelsText(
  t: TFunction,
  { levels }: Extract<FeatureMeaning, { kind: "rank" }>,
  threshold: number,
  isLeft: boolean,
): string {
  const on = levels.filter((_, rank) => rank <= threshold === isLeft);
  // The last rank is that of levels that are rare or new.
  const named = levels.length <= threshold === isLeft ? [...on, t("inside.split.other")] : on;
  const shown = named.slice(0, MOST_LEVELS);
  const rest = named.length - shown.length;
  const text = shown.join(" / ");
  return rest === 0 ? text : t("inside.split.andMore", { levels: text, count: rest });
}
