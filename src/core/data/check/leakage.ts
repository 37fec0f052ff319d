import { toTexts } from "../table/cells.ts";
import { cellsOfColumn } from "../table/columnKind.ts";
import type { Column } from "../table/dataset.ts";
import { MAX_CLASSES } from "../limits.ts";
import { readNumbers } from "../table/readNumbers.ts";
import { spearman } from "../profile/association.ts";
import { codesOf, features, numbersOf, type CheckContext } from "./context.ts";
import type { Finding, LeakageItem } from "./finding.ts";
import {
  classificationRule,
  groupCodes,
  groupNumbers,
  regressionRule,
  type Grouping,
} from "./oneFeatureRule.ts";

const LEAST_ROWS = 20;
/** The share of the possible gain over the most frequent class that a one-feature rule must reach. */
const LEAST_GAIN = 0.97;
const LEAST_R2 = 0.98;
/** Rank correlation of a monotone transform, up to rounding. */
const MONOTONE = 0.99999;
const SEED = 1;

/**
 * Features that may be derived from the target: copies and renamings of it, monotone transforms, and features from which a simple
 * rule (the most frequent class, or the mean target, of a level or an interval) predicts unseen rows almost without error. Only a
 * suspicion: some problems are that easy.
 */
export function findLeakage(context: CheckContext): Finding | null {
  const judge = context.target === null ? null : judgeOf(context.target, context);
  if (judge === null) return null;
  const measure = context.task === "classification" ? "accuracy" : "r2";
  const items = features(context).flatMap((column): LeakageItem[] => {
    const found = judge(column);
    return found === null ? [] : [{ column: column.name, measure, ...found }];
  });
  items.sort((a, b) => b.score - a.score);
  return items.length === 0 ? null : { kind: "leakage", items };
}

type Verdict = Omit<LeakageItem, "column" | "measure"> | null;

function judgeOf(target: Column, context: CheckContext): ((feature: Column) => Verdict) | null {
  if (target.kind === "picture") return null;
  return context.task === "classification" ? classJudge(target) : numberJudge(target);
}

function classJudge(target: Column): ((feature: Column) => Verdict) | null {
  const { texts, codes } = toTexts(cellsOfColumn(target));
  const rows = rowsWhere(codes.length, (row) => codes[row]! >= 0);
  if (rows.length < LEAST_ROWS || texts.length > MAX_CLASSES) return null;
  const classes = Int32Array.from(rows, (row) => codes[row]!);
  const counts = new Float64Array(texts.length);
  for (const code of classes) counts[code]! += 1;
  const usual = Math.max(...counts) / rows.length;
  if (usual === 1) return null;
  return (feature) => {
    const grouping = groupingOf(feature, rows);
    if (grouping === null) return null;
    if (isRenaming(grouping, classes)) return { how: "copy", score: 1 };
    const score = classificationRule(grouping, classes, texts.length, SEED);
    return (score - usual) / (1 - usual) >= LEAST_GAIN ? { how: "predicts", score } : null;
  };
}

function numberJudge(target: Column): ((feature: Column) => Verdict) | null {
  const values =
    target.kind === "number"
      ? target.values
      : (readNumbers(cellsOfColumn(target), "unlikely")?.values ?? null);
  if (values === null) return null;
  const rows = rowsWhere(values.length, (row) => !Number.isNaN(values[row]));
  if (rows.length < LEAST_ROWS) return null;
  const targets = Float64Array.from(rows, (row) => values[row]!);
  return (feature) => {
    const numbers = numbersOf(feature);
    if (numbers !== null) {
      const own = Float64Array.from(rows, (row) => numbers[row]!);
      if (own.every((value, i) => value === targets[i])) return { how: "copy", score: 1 };
      const present = own.reduce((count, value) => count + (Number.isNaN(value) ? 0 : 1), 0);
      if (
        present > 0.9 * rows.length &&
        new Set(own).size > 10 &&
        Math.abs(spearman(own, targets)) >= MONOTONE
      ) {
        return { how: "monotone", score: 1 };
      }
    }
    const grouping = groupingOf(feature, rows);
    const score = grouping === null ? 0 : regressionRule(grouping, targets, SEED);
    return score >= LEAST_R2 ? { how: "predicts", score } : null;
  };
}

function groupingOf(feature: Column, rows: Uint32Array): Grouping | null {
  const coded = codesOf(feature);
  if (coded !== null)
    return groupCodes(
      Int32Array.from(rows, (row) => coded.codes[row]!),
      coded.levels.length,
    );
  const numbers = numbersOf(feature);
  if (numbers === null) return null;
  const own = Float64Array.from(rows, (row) => numbers[row]!);
  const distinct = [...new Set(own)];
  if (distinct.length > MAX_CLASSES) return groupNumbers(own);
  // Few different numbers are treated as levels: 0, 1 and 2 may be the classes themselves.
  const codeOf = new Map(distinct.map((value, code) => [value, code]));
  return groupCodes(
    Int32Array.from(own, (value) => codeOf.get(value)!),
    distinct.length,
  );
}

/** Whether every group has one class and every class one group. */
function isRenaming({ groups }: Grouping, classes: Int32Array): boolean {
  const classOf = new Map<number, number>();
  const groupOf = new Map<number, number>();
  for (let i = 0; i < groups.length; i++) {
    const group = groups[i]!;
    const own = classes[i]!;
    if ((classOf.get(group) ?? own) !== own || (groupOf.get(own) ?? group) !== group) return false;
    classOf.set(group, own);
    groupOf.set(own, group);
  }
  return true;
}

function rowsWhere(count: number, isWanted: (row: number) => boolean): Uint32Array {
  const rows: number[] = [];
  for (let row = 0; row < count; row++) if (isWanted(row)) rows.push(row);
  return Uint32Array.from(rows);
}
