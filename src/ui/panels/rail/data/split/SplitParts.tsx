import { detailOf } from "../../../../../core/errors.ts";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { SplitConfig } from "../../../../../core/data/dataConfig.ts";
import type { DivisionSummary, PartSummary } from "../../../../../core/data/division/divisionSummary.ts";
import { formatCount } from "../../../../charts/words/numberFormat.ts";
import { NumberField } from "../../../../controls/NumberField.tsx";
import { useActs, useDivision, useSetup } from "../../../../useSurmise.ts";
import { useDataProblem } from "../DataProblems.tsx";
import { percentOf, type Shares } from "./splitShares.ts";
import { useTestRows } from "./useTestRows.ts";
import classes from "../data.module.css";

interface SplitPartsProps {
  readonly split: SplitConfig;
  readonly shares: Shares;
  readonly describedBy: string | undefined;
}

/**
 * The parts' shares, with fields for those that can be chosen, and their rows. With folds the validation share is ignored and has
 * no field.
 */
export function SplitParts({ split, shares, describedBy }: SplitPartsProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const rows = useSetup(({ dataset }) => (dataset.status === "ready" ? dataset.summary.rowCount : 0));
  const division = useDivision();
  const problem = useDataProblem("split");
  const supplied = useTestRows() > 0;
  const shown = split.folds === 1 ? (["train", "validation", "test"] as const) : (["train", "test"] as const);
  const isField = (part: keyof Shares) => part === "validation" || (part === "test" && !supplied);
  return (
    <>
      <div className={classes["parts"]} data-count={shown.length}>
        {shown.map((part) => (
          <div key={part}>
            <span className={classes["partName"]} data-part={part}>
              {part === "train" && split.folds > 1 ? t("data.development") : t(`data.parts.${part}`)}
            </span>
            {isField(part) ? (
              <NumberField
                label={t("data.partShare", { part: t(`data.parts.${part}`) })}
                value={percent(part === "train" ? shares.train : split[part])}
                unit="%"
                step={5}
                invalid={problem !== null && detailOf(problem, "setting") === part}
                describedBy={describedBy}
                onChange={(value) => acts.setSplit({ [part]: (value ?? NaN) / 100 })}
              />
            ) : (
              <span className={classes["partRest"]}>
                {part === "test" ? t("split.testFile") : `${percentOf(shares[part])}%`}
              </span>
            )}
            <span className={classes["partRows"]}>
              {partRows(t, partOf(division, split, part), shares[part] * rows)}
            </span>
          </div>
        ))}
      </div>
      {division !== null && split.folds > 1 && (
        <p className={classes["note"]}>{foldsNote(t, split, division)}</p>
      )}
    </>
  );
}

function partOf(
  division: DivisionSummary | null,
  { folds }: SplitConfig,
  part: keyof Shares,
): PartSummary | null {
  if (division === null) return null;
  if (part === "test") return division.test;
  return folds > 1 ? division.development : (division.folds[0]?.[part] ?? null);
}

/** Exact after the rows have been split; before that, estimated from the shares. */
function partRows(t: TFunction, part: PartSummary | null, about: number): string {
  if (part === null) {
    const count = Math.round(about);
    return Number.isFinite(about) ? t("data.aboutRows", { count, rows: formatCount(count) }) : "";
  }
  const rows = formatCount(part.rows);
  return part.groups === null
    ? t("split.rows", { count: part.rows, rows })
    : t("split.rowsAndGroups", { rows, groups: formatCount(part.groups) });
}

function foldsNote(t: TFunction, { by }: SplitConfig, { folds }: DivisionSummary): string {
  const range = (sizes: readonly number[]) => ({
    least: formatCount(Math.min(...sizes)),
    most: formatCount(Math.max(...sizes)),
  });
  const validation = range(folds.map((fold) => fold.validation.rows));
  const sizes = t(
    validation.least === validation.most ? "split.foldRows" : "split.foldRowsBetween",
    validation,
  );
  if (by.kind !== "time") return sizes;
  const window = t("split.windowNote", range(folds.map((fold) => fold.train.rows)));
  return t("results.twoSentences", { first: window, second: sizes });
}

/** A share as a percentage without binary rounding errors: 0.29 → 29. */
function percent(share: number): number {
  return Number((share * 100).toPrecision(10));
}
