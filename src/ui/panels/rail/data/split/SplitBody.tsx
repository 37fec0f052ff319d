import { Switch } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { FOLD_BOUNDS, FOLD_REPEAT_BOUNDS } from "../../../../../core/data/limits.ts";
import type { ErrorDetail, ErrorRecord } from "../../../../../core/errors.ts";
import { FieldError } from "../../../../controls/FieldError.tsx";
import { FieldLabel } from "../../../../controls/FieldLabel.tsx";
import { SelectField } from "../../../../controls/SelectField.tsx";
import { useActs, useSetup } from "../../../../useSurmise.ts";
import { useDataProblem } from "../DataProblems.tsx";
import { DivideFields } from "./DivideFields.tsx";
import { SplitBar } from "./SplitBar.tsx";
import { SplitNotes } from "./SplitNotes.tsx";
import { SplitParts } from "./SplitParts.tsx";
import { percentOf, sharesOf } from "./splitShares.ts";
import { useTestRows } from "./useTestRows.ts";
import classes from "../data.module.css";

const PARTS = ["train", "validation", "test"] as const;
const FOLD_COUNTS = numbersWithin(FOLD_BOUNDS);
const FOLD_REPEATS = numbersWithin(FOLD_REPEAT_BOUNDS);

/** What belongs together, then shares for training, validation and test, or folds. */
export function SplitBody() {
  const { t } = useTranslation();
  const acts = useActs();
  const split = useSetup((state) => state.config.data.split);
  const task = useSetup((state) => state.config.data.task);
  const problem = useDataProblem("split");
  const errorId = useId();
  const shares = sharesOf(split, useTestRows());
  const describedBy = problem === null ? undefined : errorId;
  const { folds, by } = split;
  return (
    <>
      <p className={classes["note"]}>{t("data.splitHelp")}</p>
      <div className={classes["splitFields"]}>
        <DivideFields describedBy={describedBy} />
        <div className={classes["row"]}>
          <FieldLabel help={t("data.foldsHelp")}>{t("data.folds")}</FieldLabel>
          <SelectField
            label={t("data.folds")}
            value={String(folds)}
            options={FOLD_COUNTS.map((count) => ({
              value: String(count),
              label: count === 1 ? t("data.holdOut") : t("data.foldCount", { folds: count }),
            }))}
            invalid={problem?.code === "tooManyFolds"}
            describedBy={describedBy}
            onChange={(count) => acts.setSplit({ folds: Number(count) })}
          />
        </div>
        {folds > 1 && by.kind !== "time" && (
          <div className={classes["row"]}>
            <FieldLabel help={t("split.foldRepeatsHelp")}>{t("data.foldRepeats")}</FieldLabel>
            <SelectField
              label={t("data.foldRepeats")}
              value={String(split.foldRepeats)}
              options={FOLD_REPEATS.map((count) => ({
                value: String(count),
                label: count === 1 ? t("split.once") : t("split.times", { count }),
              }))}
              describedBy={describedBy}
              onChange={(count) => acts.setSplit({ foldRepeats: Number(count) })}
            />
          </div>
        )}
      </div>
      <SplitBar split={split} shares={shares} />
      <SplitParts split={split} shares={shares} describedBy={describedBy} />
      <FieldError id={errorId} error={problem === null ? null : inPercent(problem)} />
      {task === "classification" && by.kind !== "time" && (
        <div className={classes["switchRow"]}>
          <FieldLabel help={t("data.stratifyHelp")}>{t("data.stratify")}</FieldLabel>
          <Switch
            size="xs"
            aria-label={t("data.stratify")}
            checked={split.stratify}
            onChange={(event) => acts.setSplit({ stratify: event.currentTarget.checked })}
          />
        </div>
      )}
      <SplitNotes />
    </>
  );
}

function numbersWithin({ low, high }: { readonly low: number; readonly high: number }): readonly number[] {
  return Array.from({ length: high - low + 1 }, (_, i) => low + i);
}

function inPercent(error: ErrorRecord): ErrorRecord {
  if (error.code !== "settingOutOfBounds") return error;
  const { setting, value, low, high } = error.details;
  if (!PARTS.some((part) => part === setting)) return error;
  const percent = (detail: ErrorDetail) => (typeof detail === "number" ? `${percentOf(detail)}%` : detail);
  return {
    code: error.code,
    details: { setting, value: percent(value), low: percent(low), high: percent(high) },
  };
}
