import type { TFunction } from "i18next";
import type { Remedy } from "../../../app/data/remedies.ts";
import type {
  DriftItem,
  Finding,
  LeakageItem,
  MissingItem,
  OutlierItem,
} from "../../../core/data/check/finding.ts";
import { cellDetails, cellTitle, didRead, readWords } from "./cellWords.ts";
import { extremeLine } from "./extremeWords.ts";
import { apartLines, labelLine, mergedCount, mergeWords } from "./labelWords.ts";
import { quotedList } from "../../nameList.ts";
import { formatCount, formatNumber } from "../../charts/words/numberFormat.ts";

const REMEDY_SETTINGS = [
  "missingIndicator",
  "scaling",
  "encoding",
  "rareLevelShare",
  "classWeights",
] as const;

type FindingOf<Kind extends Finding["kind"]> = Extract<Finding, { readonly kind: Kind }>;

/** The finding in one sentence. */
export function findingTitle(t: TFunction, finding: Finding): string {
  switch (finding.kind) {
    case "duplicateRows":
      return t(`dataTab.check.duplicateRows.${finding.notCompared.length > 0 ? "titleButIds" : "title"}`, {
        count: finding.rows,
        share: percent(finding.share),
        ids: quotedList(t, finding.notCompared),
      });
    case "imbalance":
      return t("dataTab.check.imbalance.title");
    case "rareClasses":
      return t("dataTab.check.rareClasses.title", { count: finding.items.length, limit: finding.fewerThan });
    case "labels":
      return t("labels.alike.title", { count: finding.items.length });
    case "apart":
      return t("labels.apart.title", { count: finding.items.length });
    case "fewRows":
      return t("advice.fewRows.title", {
        rows: formatCount(finding.rows),
        columns: formatCount(finding.columns),
      });
    case "skewedTarget":
    case "dates":
      return t(`advice.${finding.kind}.title`, { column: finding.column });
    case "oddCells":
    case "gapNumbers":
    case "maybeCodes":
    case "leftOut":
      return cellTitle(t, finding);
    case "extremes":
      return t("extremes.title", { count: finding.items.length });
    default:
      return t(`dataTab.check.${finding.kind}.title`, { count: finding.items.length });
  }
}

/** Its numbers, one line per column or class. */
export function findingDetails(t: TFunction, finding: Finding): readonly string[] {
  switch (finding.kind) {
    case "missing":
      return finding.items.map((item) => missingLine(t, item));
    case "constant":
      return finding.items.map(({ column }) => t("dataTab.check.constant.item", { column }));
    case "duplicateColumns":
      return finding.items.map((item) => t("dataTab.check.duplicateColumns.item", { ...item }));
    case "duplicateRows":
      return finding.contradicting === 0
        ? []
        : [t("dataTab.check.duplicateRows.contradicting", { count: finding.contradicting })];
    case "idLike":
      return finding.items.map(({ column, distinct }) =>
        t("dataTab.check.idLike.item", { column, distinct: formatCount(distinct) }),
      );
    case "leakage":
      return finding.items.map((item) => leakageLine(t, item));
    case "imbalance":
      return [imbalanceLine(t, finding)];
    case "rareClasses":
      return rareClassLines(t, finding);
    case "labels":
      return finding.items.map((item) => labelLine(t, item));
    case "apart":
      return finding.items.flatMap((item) => apartLines(t, item));
    case "fewRows":
    case "skewedTarget":
    case "dates":
      return [];
    case "oddCells":
    case "gapNumbers":
    case "maybeCodes":
    case "leftOut":
      return cellDetails(t, finding);
    case "extremes":
      return finding.items.map((item) => extremeLine(t, item));
    case "outliers":
      return finding.items.map((item) => outlierLine(t, item));
    case "highCardinality":
      return finding.items.map(({ column, levels }) =>
        t("dataTab.check.highCardinality.item", { column, levels: formatCount(levels) }),
      );
    case "drift":
      return finding.items.map((item) => driftLine(t, item));
  }
}

function imbalanceLine(t: TFunction, { most, least }: FindingOf<"imbalance">): string {
  return t("dataTab.check.imbalance.detail", {
    most: most.level,
    mostRows: formatCount(most.rows),
    least: least.level,
    leastRows: formatCount(least.rows),
    times: formatNumber(most.rows / least.rows, 3),
  });
}

function rareClassLines(t: TFunction, { items, mergeFirst }: FindingOf<"rareClasses">): readonly string[] {
  const lines = items.map(({ level, rows }) =>
    t("dataTab.check.rareClasses.item", { level, rows: t("data.rows", { count: rows }) }),
  );
  if (mergeFirst.length === 0) return lines;
  return [...lines, t("labels.mergeFirst", { levels: quotedList(t, mergeFirst) })];
}

function outlierLine(t: TFunction, { column, rows, share, low, high }: OutlierItem): string {
  return t("dataTab.check.outliers.item", {
    column,
    rows: t("data.rows", { count: rows }),
    share: percent(share),
    low: formatNumber(low),
    high: formatNumber(high),
  });
}

function driftLine(t: TFunction, { column, measure, value, threshold }: DriftItem): string {
  const words = measure === "ks" ? (number: number) => formatNumber(number, 2) : percent;
  return t(`dataTab.check.drift.${measure}`, { column, value: words(value), threshold: words(threshold) });
}

/** The label of a remedy: its effect. */
export function remedyWords(t: TFunction, remedy: Remedy): string {
  switch (remedy.kind) {
    case "leaveOut": {
      const [column, ...others] = remedy.columns;
      if (column !== undefined && others.length === 0)
        return t("dataTab.check.remedies.leaveOutOne", { column });
      return t("dataTab.check.remedies.leaveOut", { count: remedy.columns.length });
    }
    case "clip":
      return t("dataTab.check.remedies.clip", { count: remedy.columns.length });
    case "logTarget":
    case "splitByTime":
      return t(`advice.remedies.${remedy.kind}`);
    case "setting":
      if (remedy.name === "featureShare") return t("advice.remedies.featureShare");
      if (remedy.value === "quantile") return t("extremes.quantile");
      return t(`dataTab.check.remedies.${remedySetting(remedy.name)}`);
    case "read":
      return readWords(t, remedy);
    case "merge":
      return mergeWords(t, remedy.why, remedy.merges);
    case "dropDuplicates":
    case "leastClassRows":
      return t(`dataTab.check.remedies.${remedy.kind}`);
  }
}

/** The effect of an applied remedy. */
export function didWords(t: TFunction, remedy: Remedy): string {
  switch (remedy.kind) {
    case "leaveOut":
    case "clip":
      return t(`dataTab.check.did.${remedy.kind}`, { count: remedy.columns.length });
    case "logTarget":
    case "splitByTime":
      return t(`advice.did.${remedy.kind}`);
    case "setting":
      if (remedy.name === "featureShare") return t("advice.did.featureShare");
      if (remedy.value === "quantile") return t("extremes.didQuantile");
      return t(`dataTab.check.did.${remedySetting(remedy.name)}`);
    case "read":
      return didRead(t, remedy);
    case "merge":
      return t("labels.did", { count: mergedCount(remedy.merges) });
    case "dropDuplicates":
    case "leastClassRows":
      return t(`dataTab.check.did.${remedy.kind}`);
  }
}

/** The settings that remedies set. */
function remedySetting(name: string): (typeof REMEDY_SETTINGS)[number] {
  return REMEDY_SETTINGS.find((known) => known === name) ?? "classWeights";
}

function missingLine(t: TFunction, { column, missing, share, isTarget }: MissingItem): string {
  const words = { column, share: percent(share) };
  return isTarget
    ? t("dataTab.check.missing.target", { ...words, rows: t("data.rows", { count: missing }) })
    : t("dataTab.check.missing.item", { ...words, rows: formatCount(missing) });
}

function leakageLine(t: TFunction, { column, how, score, measure }: LeakageItem): string {
  if (how !== "predicts") return t(`dataTab.check.leakage.${how}`, { column });
  return t("dataTab.check.leakage.predicts", {
    column,
    measure: t(`dataTab.check.leakage.${measure}`),
    score: formatNumber(score, 4),
  });
}

/** "0.6%", never "0%" of something. */
function percent(share: number): string {
  return `${formatNumber(share * 100, share < 0.1 ? 2 : 3)}%`;
}
