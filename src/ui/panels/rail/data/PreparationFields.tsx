import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { PreparationConfig, Scaling } from "../../../../core/data/dataConfig.ts";
import { RARE_SHARE_BOUNDS } from "../../../../core/data/limits.ts";
import { FieldLabel } from "../../../controls/FieldLabel.tsx";
import { NumberField } from "../../../controls/NumberField.tsx";
import { SelectField } from "../../../controls/SelectField.tsx";
import { useActs, useSetup } from "../../../useSurmise.ts";
import { Fold } from "../Fold.tsx";
import classes from "./data.module.css";

const SCALINGS = ["standard", "minMax", "robust", "none"] as const satisfies readonly Scaling[];
const IMPUTES = ["median", "mean"] as const satisfies readonly PreparationConfig["impute"][];

/** How columns become features. Folded: the defaults suit nearly every table. */
export function PreparationFields() {
  const { t } = useTranslation();
  const acts = useActs();
  const preparation = useSetup((state) => state.config.data.preparation);
  const { low, high } = RARE_SHARE_BOUNDS;
  return (
    <Fold
      title={t("data.preparation")}
      note={t("data.preparationSummary", {
        scaling: t(`data.scalingsShort.${preparation.scaling}`),
        impute: t(`data.imputesShort.${preparation.impute}`),
      })}
    >
      <div className={classes["preparation"]}>
        <p className={classes["note"]}>{t("data.preparationHelp")}</p>
        <div className={classes["row"]}>
          <FieldLabel help={t("data.scalingHelp")}>{t("data.scaling")}</FieldLabel>
          <SelectField
            label={t("data.scaling")}
            value={preparation.scaling}
            options={SCALINGS.map((value) => ({ value, label: t(`data.scalings.${value}`) }))}
            onChange={(scaling) => acts.setPreparation({ scaling })}
          />
        </div>
        <div className={classes["row"]}>
          <FieldLabel help={t("data.imputeHelp")}>{t("data.impute")}</FieldLabel>
          <SelectField
            label={t("data.impute")}
            value={preparation.impute}
            options={IMPUTES.map((value) => ({ value, label: t(`data.imputes.${value}`) }))}
            onChange={(impute) => acts.setPreparation({ impute })}
          />
        </div>
        <div className={classes["row"]}>
          <FieldLabel help={t("data.rareLevelsHelp")}>{t("data.rareLevels")}</FieldLabel>
          <NumberField
            label={t("data.rareLevels")}
            value={Number((preparation.rareLevelShare * 100).toPrecision(10))}
            unit="%"
            invalid={!(preparation.rareLevelShare >= low && preparation.rareLevelShare <= high)}
            onChange={(value) => acts.setPreparation({ rareLevelShare: (value ?? NaN) / 100 })}
          />
        </div>
        <div className={classes["switchRow"]}>
          <FieldLabel help={t("data.missingIndicatorHelp")}>{t("data.missingIndicator")}</FieldLabel>
          <Switch
            size="xs"
            aria-label={t("data.missingIndicator")}
            checked={preparation.missingIndicator}
            onChange={(event) => acts.setPreparation({ missingIndicator: event.currentTarget.checked })}
          />
        </div>
      </div>
    </Fold>
  );
}
