import { useTranslation } from "react-i18next";
import type { PreparationSetting } from "../../../../core/model/settingTable.ts";
import { SettingField } from "../model/SettingField.tsx";
import { SearchedInVain } from "../SearchedInVain.tsx";
import classes from "./data.module.css";

/** The settings of preparation, one field each. */
export function PreparationBody({ shown }: { readonly shown: readonly PreparationSetting[] }) {
  const { t } = useTranslation();
  return (
    <div className={classes["preparation"]}>
      <p className={classes["note"]}>{t("data.preparationHelp")}</p>
      <div>
        {shown.map((name) => (
          <SettingField key={name} name={name} />
        ))}
      </div>
      <SearchedInVain />
    </div>
  );
}
