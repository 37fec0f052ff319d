import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { PREPARATION_SETTINGS, type Settings } from "../../../../core/model/settings.ts";
import { useSetup } from "../../../useSurmise.ts";
import { Fold } from "../Fold.tsx";
import { SettingField } from "../model/SettingField.tsx";
import { useRailNavigation } from "../railContext.ts";
import { choiceWord } from "../settingWords.ts";
import { idlePreparation } from "./idlePreparation.ts";
import classes from "./data.module.css";

/** How columns become features: every setting is a value, or a range to search. Folded: the defaults suit nearly every table. */
export function PreparationFields() {
  const { t } = useTranslation();
  const settings = useSetup((state) => state.config.settings);
  const broken = useSetup((state) =>
    state.problems.some(({ place }) => PREPARATION_SETTINGS.some((name) => name === place.field)),
  );
  const { wanted } = useRailNavigation();
  const searched = PREPARATION_SETTINGS.filter((name) => settings[name].mode === "range").length;
  const note =
    searched > 0
      ? t("data.preparationSearched", { count: searched })
      : t("data.preparationSummary", {
          scaling: choiceWord(t, valueOf(settings, "scaling")),
          impute: choiceWord(t, valueOf(settings, "impute")),
        });
  return (
    <Fold
      title={t("data.preparation")}
      note={note}
      forced={broken || PREPARATION_SETTINGS.some((name) => name === wanted)}
    >
      <div className={classes["preparation"]}>
        <p className={classes["note"]}>{t("data.preparationHelp")}</p>
        <div>
          {PREPARATION_SETTINGS.map((name) => (
            <SettingField key={name} name={name} />
          ))}
        </div>
        <Idle />
      </div>
    </Fold>
  );
}

/** What is searched in vain. */
function Idle() {
  const { t } = useTranslation();
  const dataset = useSetup((state) => state.dataset);
  const data = useSetup((state) => state.config.data);
  const settings = useSetup((state) => state.config.settings);
  const idle = useMemo(
    () => (dataset.status === "ready" ? idlePreparation(dataset.summary, data) : []),
    [dataset, data],
  );
  const inVain = idle.filter((name) => settings[name].mode === "range");
  if (inVain.length === 0) return null;
  const labels = inVain.map((name) => t(`model.settings.${name}.label`));
  return (
    <p className={classes["note"]} role="status">
      {t("data.preparationIdle", { settings: labels.join(t("data.andBetween")) })}
    </p>
  );
}

function valueOf(settings: Settings, name: "scaling" | "impute"): string {
  const setting = settings[name];
  return setting.mode === "value" ? String(setting.value) : "";
}
