import { detailOf } from "../../../../core/errors.ts";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { Budget } from "../../../../core/study/studyConfig.ts";
import { FieldError } from "../../../controls/FieldError.tsx";
import { FieldLabel } from "../../../controls/FieldLabel.tsx";
import { NumberField } from "../../../controls/NumberField.tsx";
import { useActs, useSetup } from "../../../useSurmise.ts";
import classes from "./search.module.css";

const LIMITS = [
  { name: "trials", step: 5 },
  { name: "minutes", step: 1 },
  { name: "target", step: 0.01 },
  { name: "tolerance", step: 0.01 },
] as const satisfies readonly { name: keyof Budget; step: number }[];

/** End conditions: trials, minutes, a target score or a tolerance, whichever is reached first. */
export function BudgetFields() {
  const { t } = useTranslation();
  const acts = useActs();
  const budget = useSetup((state) => state.config.search.budget);
  const error = useSetup(
    (state) =>
      state.problems.find(({ place }) => place.section === "search" && place.field === "budget")?.error ??
      null,
  );
  const errorId = useId();
  // A missing budget concerns all fields, a wrong number only its own.
  const isWrong = (name: keyof Budget) =>
    error !== null && (error.code === "budgetMissing" || detailOf(error, "setting") === name);
  return (
    <div role="group" aria-label={t("search.budget")}>
      <div className={classes["label"]}>
        <FieldLabel help={t("search.budgetHelp")}>{t("search.budget")}</FieldLabel>
      </div>
      <div className={classes["budget"]}>
        {LIMITS.map(({ name, step }) => (
          <div key={name}>
            {name === "tolerance" ? (
              <div className={classes["small"]}>
                <FieldLabel help={t("search.toleranceHelp")}>{t("search.tolerance")}</FieldLabel>
              </div>
            ) : (
              <span className={classes["small"]} aria-hidden>
                {t(`search.${name}`)}
              </span>
            )}
            <NumberField
              label={t(`search.${name}`)}
              optional
              placeholder={t("search.none")}
              step={step}
              value={budget[name]}
              invalid={isWrong(name)}
              describedBy={isWrong(name) ? errorId : undefined}
              onChange={(value) => acts.setSearch({ budget: { ...budget, [name]: value } })}
            />
          </div>
        ))}
      </div>
      <FieldError id={errorId} error={error} />
    </div>
  );
}
