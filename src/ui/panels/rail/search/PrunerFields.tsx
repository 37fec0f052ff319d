import { detailOf } from "../../../../core/errors.ts";
import { foldCount } from "../../../../core/data/division/splitConfig.ts";
import { useTranslation } from "react-i18next";
import { PRUNER_NAMES, type PrunerName } from "../../../../core/pruner/pruner.ts";
import { PRUNER_SETTINGS, type PrunerSetting } from "../../../../core/pruner/prunerSettings.ts";
import { bringsPruner, effectivePruner } from "../../../../core/study/effectivePruner.ts";
import { FieldLabel } from "../../../controls/FieldLabel.tsx";
import { NumberField } from "../../../controls/NumberField.tsx";
import { SelectField } from "../../../controls/SelectField.tsx";
import { useActs, useSetup } from "../../../useSurmise.ts";
import { Fold } from "../Fold.tsx";
import { SearchProblem, useSearchProblem } from "./SearchProblem.tsx";
import classes from "./search.module.css";

/** The pruner, which ends weak trials early. */
export function PrunerFields() {
  const { t } = useTranslation();
  const acts = useActs();
  const pruner = useSetup((state) => state.config.search.pruner);
  const sampler = useSetup((state) => state.config.search.sampler);
  const problem = useSearchProblem("pruner");
  const { name } = effectivePruner({ pruner, sampler });
  const brought = bringsPruner(sampler);
  return (
    <Fold title={t("search.pruner")} note={t(`search.pruners.${name}.name`)} forced={problem !== null}>
      <p className={classes["note"]}>{t("search.prunerHelp")}</p>
      <SelectField
        label={t("search.pruner")}
        value={name}
        options={PRUNER_NAMES.filter((each) => !brought || each === "hyperband").map((each) => ({
          value: each,
          label: t(`search.pruners.${each}.name`),
        }))}
        onChange={(chosen) => acts.setSearch({ pruner: { ...pruner, name: chosen } })}
      />
      <p className={classes["note"]}>
        {brought
          ? t("search.prunerBrought", { sampler: t(`search.samplers.${sampler}.name`) })
          : t(`search.pruners.${name}.help`)}
      </p>
      {PRUNER_SETTINGS[name].length > 0 && (
        <div className={classes["grid"]}>
          {PRUNER_SETTINGS[name].map((setting) => (
            <PrunerField key={setting} setting={setting} />
          ))}
        </div>
      )}
      <Idle name={name} />
      <SearchProblem field="pruner" />
    </Fold>
  );
}

function PrunerField({ setting }: { readonly setting: PrunerSetting }) {
  const { t } = useTranslation();
  const acts = useActs();
  const pruner = useSetup((state) => state.config.search.pruner);
  const problem = useSearchProblem("pruner");
  const label = t(`search.prunerSettings.${setting}.name`);
  return (
    <div>
      <div className={classes["label"]}>
        <FieldLabel help={t(`search.prunerSettings.${setting}.help`)}>{label}</FieldLabel>
      </div>
      <NumberField
        label={label}
        value={pruner[setting]}
        optional={setting === "threshold"}
        step={setting === "significance" ? 0.01 : setting === "percentile" ? 5 : 1}
        {...(setting === "percentile" && { unit: "%" })}
        invalid={problem !== null && detailOf(problem, "setting") === setting}
        onChange={(value) =>
          acts.setSearch({
            pruner: { ...pruner, [setting]: setting === "threshold" ? value : (value ?? NaN) },
          })
        }
      />
    </div>
  );
}

/** Why the pruner would never end a trial with these settings, or null. */
function Idle({ name }: { readonly name: PrunerName }) {
  const { t } = useTranslation();
  const unset = useSetup(({ config }) => config.search.pruner.threshold === null);
  const trainings = useSetup(({ config }) => config.search.repeats * foldCount(config.data.split));
  if (name === "threshold" && unset)
    return <p className={classes["note"]}>{t("search.prunerNoThreshold")}</p>;
  if (name === "wilcoxon" && trainings < 2)
    return <p className={classes["note"]}>{t("search.prunerNoFolds")}</p>;
  return null;
}
