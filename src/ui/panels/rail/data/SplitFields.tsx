import { Switch } from "@mantine/core";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { ErrorRecord } from "../../../../core/errors.ts";
import { formatCount } from "../../../charts/numberFormat.ts";
import { FieldError } from "../../../controls/FieldError.tsx";
import { FieldLabel } from "../../../controls/FieldLabel.tsx";
import { NumberField } from "../../../controls/NumberField.tsx";
import { useActs, useSetup } from "../../../useSurmise.ts";
import { Fold } from "../Fold.tsx";
import { useDataProblem } from "./DataProblems.tsx";
import classes from "./data.module.css";

/** Shares of the rows for training, validation and test. Stored as shares, shown in per cent. */
export function SplitFields() {
  const { t } = useTranslation();
  const acts = useActs();
  const split = useSetup((state) => state.config.data.split);
  const task = useSetup((state) => state.config.data.task);
  const rows = useSetup(({ dataset }) => (dataset.status === "ready" ? dataset.summary.rowCount : 0));
  const problem = useDataProblem("split");
  const errorId = useId();
  const shares = {
    train: Math.max(0, 1 - split.validation - split.test),
    validation: split.validation,
    test: split.test,
  };
  const percents = {
    train: percentText(shares.train),
    validation: percentText(shares.validation),
    test: percentText(shares.test),
  };
  return (
    <Fold title={t("data.split")} note={t("data.splitShort", percents)} forced={problem !== null}>
      <p className={classes["note"]}>{t("data.splitHelp")}</p>
      <div className={classes["splitBar"]} role="img" aria-label={t("data.splitText", percents)}>
        {(["train", "validation", "test"] as const).map((part) => (
          <span
            key={part}
            data-part={part}
            style={{ flexGrow: Number.isNaN(shares[part]) ? 0 : shares[part] }}
          />
        ))}
      </div>
      <div className={classes["parts"]}>
        {(["train", "validation", "test"] as const).map((part) => (
          <div key={part}>
            <span className={classes["partName"]} data-part={part}>
              {t(`data.parts.${part}`)}
            </span>
            {part === "train" ? (
              <span className={classes["partRest"]}>{percents.train} %</span>
            ) : (
              <NumberField
                label={t("data.partShare", { part: t(`data.parts.${part}`) })}
                value={percent(shares[part])}
                unit="%"
                step={5}
                invalid={problem?.details["setting"] === part}
                describedBy={problem === null ? undefined : errorId}
                onChange={(value) => acts.setSplit({ [part]: (value ?? NaN) / 100 })}
              />
            )}
            <span className={classes["partRows"]}>
              {Number.isFinite(shares[part]) &&
                t("data.aboutRows", { rows: formatCount(Math.round(shares[part] * rows)) })}
            </span>
          </div>
        ))}
      </div>
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

/** A share as a percentage without the dust of binary fractions: 0.29 → 29. */
function percent(share: number): number {
  return Number((share * 100).toPrecision(10));
}

function percentText(share: number): string {
  return Number.isNaN(share) ? "–" : String(percent(share));
}

function inPercent(error: ErrorRecord): ErrorRecord {
  const details = Object.fromEntries(
    Object.entries(error.details).map(([name, value]) => [
      name,
      typeof value === "number" ? `${percentText(value)} %` : value,
    ]),
  );
  return { code: error.code, details };
}
