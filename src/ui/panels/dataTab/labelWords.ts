import type { TFunction } from "i18next";
import type { MergeReason } from "../../../app/data/remedies.ts";
import type { ApartItem, LabelItem } from "../../../core/data/check/finding.ts";
import type { CountedLabel } from "../../../core/data/labels/lookAlikes.ts";
import type { Merges } from "../../../core/data/labels/mergeLevels.ts";
import { formatCount } from "../../charts/words/numberFormat.ts";
import { joinList } from "../../nameList.ts";

const MOST_NAMED = 6;
const MOST_ON_BUTTON = 2;

/** "Pike" 60×, "pike" 3× look alike. */
export function labelLine(t: TFunction, { column, isTarget, into, spellings, how }: LabelItem): string {
  if (how === "typo") {
    const words = { column, spellings: counted(t, spellings), into: counted(t, [into]) };
    return t(isTarget ? "labels.alike.targetTypo" : "labels.alike.typo", words);
  }
  const words = { column, spellings: counted(t, [into, ...spellings]) };
  return t(isTarget ? "labels.alike.target" : "labels.alike.item", words);
}

/** Labels that only one of two files has, one line per kind. */
export function apartLines(t: TFunction, item: ApartItem): readonly string[] {
  const { column, isTarget, testOnly, trainingOnly, matches } = item;
  const lines = matches.map(({ into, spellings }): string =>
    t(isTarget ? "labels.apart.targetMatch" : "labels.apart.match", {
      column,
      spellings: counted(t, spellings),
      into: counted(t, [into]),
    }),
  );
  if (testOnly.length > 0) {
    const levels = counted(t, testOnly);
    lines.push(t(isTarget ? "labels.apart.targetTestOnly" : "labels.apart.testOnly", { column, levels }));
  }
  if (trainingOnly.length > 0) {
    const levels = counted(t, trainingOnly);
    lines.push(
      t(isTarget ? "labels.apart.targetTrainingOnly" : "labels.apart.trainingOnly", { column, levels }),
    );
  }
  return lines;
}

/** Number of spellings that a merge replaces. */
export function mergedCount(merges: Merges): number {
  return merges.flatMap(([, levels]) => levels.flatMap(([, ...spellings]) => spellings)).length;
}

/** The effect of a merge. */
export function mergeWords(t: TFunction, why: MergeReason, merges: Merges): string {
  if (why === "typo") return t("labels.remedies.typo", { count: mergedCount(merges) });
  if (why === "match") return t("labels.remedies.match");
  const intos = merges.flatMap(([, levels]) => levels.map(([into]) => into));
  return t("labels.remedies.spelling", { intos: shortList(t, intos) });
}

/** The labels that remain after merging, for a button. */
export function shortList(t: TFunction, levels: readonly string[]): string {
  const named = levels.slice(0, MOST_ON_BUTTON).map((level) => t("aside.quoted", { name: level }));
  const rest = levels.length - named.length;
  return joinList(t, rest > 0 ? [...named, t("labels.more", { count: rest })] : named);
}

/** The first labels with their row counts, then the number of further ones. */
function counted(t: TFunction, all: readonly CountedLabel[]): string {
  const named = all
    .slice(0, MOST_NAMED)
    .map(({ level, rows }) => t("labels.counted", { level, rows: formatCount(rows) }));
  const rest = all.length - named.length;
  return joinList(t, rest > 0 ? [...named, t("labels.more", { count: rest })] : named);
}
