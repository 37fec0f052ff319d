import { Switch } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import { FOLD_BOUNDS } from "../../../../core/data/limits.ts";
import type { ErrorRecord } from "../../../../core/errors.ts";
import { formatCount } from "../../../charts/numberFormat.ts";
import { FieldError } from "../../../controls/FieldError.tsx";
import { FieldLabel } from "../../../controls/FieldLabel.tsx";
import { NumberField } from "../../../controls/NumberField.tsx";
import { useActs, useSetup } from "../../../useSurmise.ts";
import { SelectField } from "../../../controls/SelectField.tsx";
import { Fold } from "../Fold.tsx";
import { useDataProblem } from "./DataProblems.tsx";
import classes from "./data.module.css";

const PARTS = ["train", "validation", "test"] as const;
const FOLD_COUNTS = Array.from(
  { length: FOLD_BOUNDS.high - FOLD_BOUNDS.low + 1 },
  (_, i) => FOLD_BOUNDS.low + i,
);

type Part = keyof Shares;

interface Shares {
  readonly train: number;
  readonly validation: number;
  readonly test: number;
}

/** How the rows are divided: shares for training, validation and test, or folds of all but the test rows. */
export function SplitFields() {
  const { t } = useTranslation();
  const acts = useActs();
  const split = useSetup((state) => state.config.data.split);
  const task = useSetup((state) => state.config.data.task);
  const problem = useDataProblem("split");
  const errorId = useId();
  const { folds } = split;
  const shares: Shares =
    folds === 1
      ? { ...split, train: Math.max(0, 1 - split.validation - split.test) }
      : { train: 1 - split.test, validation: (1 - split.test) / folds, test: split.test };
  const percents = {
    train: percentText(shares.train),
    validation: percentText(shares.validation),
    test: percentText(shares.test),
  };
  const note = folds === 1 ? t("data.splitShort", percents) : t("data.foldsShort", { folds, ...percents });
  return (
    <Fold title={t("data.split")} note={note} forced={problem !== null}>
      <p className={classes["note"]}>{t("data.splitHelp")}</p>
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
          describedBy={problem === null ? undefined : errorId}
          onChange={(count) => acts.setSplit({ folds: Number(count) })}
        />
      </div>
      <SplitBar folds={folds} shares={shares} />
      <SplitParts folds={folds} shares={shares} describedBy={problem === null ? undefined : errorId} />
      <FieldError id={errorId} error={problem === null ? null : inPercent(problem)} />
      {task === "classification" && (
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
    </Fold>
  );
}

/** The rows as a bar. Of folds, the first one is drawn as it validates and the others train. */
function SplitBar({ folds, shares }: { readonly folds: number; readonly shares: Shares }) {
  const { t } = useTranslation();
  const percents = {
    train: percentText(shares.train),
    validation: percentText(shares.validation),
    test: percentText(shares.test),
  };
  const label =
    folds === 1
      ? t("data.splitText", percents)
      : t("data.foldsText", { folds, share: percents.validation, test: percents.test });
  const pieces: readonly { readonly part: Part; readonly share: number }[] =
    folds === 1
      ? PARTS.map((part) => ({ part, share: shares[part] }))
      : [
          ...Array.from({ length: folds }, (_, fold) => ({
            part: fold === 0 ? ("validation" as const) : ("train" as const),
            share: shares.validation,
          })),
          { part: "test", share: shares.test },
        ];
  return (
    <div className={classes["splitBar"]} role="img" aria-label={label}>
      {pieces.map(({ part, share }, piece) => (
        <span key={piece} data-part={part} style={{ flexGrow: Number.isNaN(share) ? 0 : share }} />
      ))}
    </div>
  );
}

interface SplitPartsProps {
  readonly folds: number;
  readonly shares: Shares;
  readonly describedBy: string | undefined;
}

/** The parts' shares, those to be chosen as fields. With folds the validation share has no meaning, and no field. */
function SplitParts({ folds, shares, describedBy }: SplitPartsProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const rows = useSetup(({ dataset }) => (dataset.status === "ready" ? dataset.summary.rowCount : 0));
  const problem = useDataProblem("split");
  const rowsOf = (share: number) => formatCount(Math.round(share * rows));
  const shown = folds === 1 ? PARTS : (["train", "test"] as const);
  return (
    <>
      <div className={classes["parts"]} data-count={shown.length}>
        {shown.map((part) => (
          <div key={part}>
            <span className={classes["partName"]} data-part={part}>
              {part === "train" && folds > 1 ? t("data.development") : t(`data.parts.${part}`)}
            </span>
            {part === "train" ? (
              <span className={classes["partRest"]}>{percentText(shares.train)} %</span>
            ) : (
              <NumberField
                label={t("data.partShare", { part: t(`data.parts.${part}`) })}
                value={percent(shares[part])}
                unit="%"
                step={5}
                invalid={problem?.details["setting"] === part}
                describedBy={describedBy}
                onChange={(value) => acts.setSplit({ [part]: (value ?? NaN) / 100 })}
              />
            )}
            <span className={classes["partRows"]}>
              {Number.isFinite(shares[part]) && t("data.aboutRows", { rows: rowsOf(shares[part]) })}
            </span>
          </div>
        ))}
      </div>
      {folds > 1 && Number.isFinite(shares.validation) && (
        <p className={classes["note"]}>{t("data.foldsNote", { rows: rowsOf(shares.validation) })}</p>
      )}
    </>
  );
}

/** A share as a percentage without the dust of binary fractions: 0.29 → 29. */
function percent(share: number): number {
  return Number((share * 100).toPrecision(10));
}

function percentText(share: number): string {
  return Number.isNaN(share) ? "–" : String(percent(share));
}

function inPercent(error: ErrorRecord): ErrorRecord {
  const isShare = PARTS.some((part) => part === error.details["setting"]);
  if (!isShare) return error;
  const details = Object.fromEntries(
    Object.entries(error.details).map(([name, value]) => [
      name,
      typeof value === "number" ? `${percentText(value)} %` : value,
    ]),
  );
  return { code: error.code, details };
}
