import { useTranslation } from "react-i18next";
import { PREPARATION_SETTINGS } from "../../../core/model/settingTable.ts";
import { useSetup } from "../../useSurmise.ts";
import { joinList } from "../../nameList.ts";
import { useIdlePreparation } from "./data/idlePreparation.ts";
import classes from "./rail.module.css";

/** Searched settings without an effect on these data, such as filling missing values where there are none. */
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
