import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { PREPARATION_SETTINGS, type PreparationSetting } from "../../../core/model/settingTable.ts";
import { useSetup } from "../../useSurmise.ts";
import { joinList } from "../../nameList.ts";
import { idlePreparation } from "./data/idlePreparation.ts";
import classes from "./rail.module.css";

/** What is searched and makes no difference to the data as they are: gaps are filled where there are none, and the like. */
export function SearchedInVain() {
  const { t } = useTranslation();
  const settings = useSetup((state) => state.config.settings);
  const idle = useIdlePreparation();
  const inVain = PREPARATION_SETTINGS.filter(
    (name) => settings[name].mode === "range" && idle.includes(name),
  );
  if (inVain.length === 0) return null;
  const labels = inVain.map((name) => t(`model.settings.${name}.label`));
  return (
    <p className={classes["inVain"]} role="status">
      {t("data.preparationIdle", { settings: joinList(t, labels) })}
    </p>
  );
}

/** The settings of preparation that change nothing about the data as they are. */
export function useIdlePreparation(): readonly PreparationSetting[] {
  const dataset = useSetup((state) => state.dataset);
  const data = useSetup((state) => state.config.data);
  return useMemo(
    () => (dataset.status === "ready" ? idlePreparation(dataset.summary, data) : []),
    [dataset, data],
  );
}
