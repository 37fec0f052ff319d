import { VisuallyHidden } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { SettingName } from "../../../../core/model/settingTable.ts";
import type { Condition, SearchParameter } from "../../../../core/space/searchSpace.ts";
import { ParameterRow } from "./ParameterRow.tsx";
import { choiceWord } from "../settingWords.ts";
import { joinList } from "../../../nameList.ts";
import classes from "./space.module.css";

/** One row per searched parameter: name, range, scale and condition. */
export function SpaceTable({ parameters }: { readonly parameters: readonly SearchParameter[] }) {
  const { t } = useTranslation();
  const conditionText = (condition: Condition | null): string | null => {
    if (condition === null) return null;
    const parent = t(`model.settings.${condition.parent as SettingName}.label`);
    return "atLeast" in condition
      ? t("model.space.whenAtLeast", { parent, value: condition.atLeast })
      : t("model.space.whenOneOf", {
          parent,
          values: joinList(
            t,
            condition.values.map((value) => choiceWord(t, value)),
          ),
        });
  };
  return (
    <table className={classes["table"]}>
      <VisuallyHidden component="caption">{t("model.space.caption")}</VisuallyHidden>
      <thead>
        <tr>
          <th scope="col">{t("model.space.parameter")}</th>
          <th scope="col">{t("model.low")}</th>
          <th scope="col">{t("model.high")}</th>
          <th scope="col">{t("model.space.scale")}</th>
        </tr>
      </thead>
      <tbody>
        {parameters.map(({ name, condition }) => (
          // The names of a compiled space are those of settings.
          <ParameterRow key={name} name={name as SettingName} condition={conditionText(condition)} />
        ))}
      </tbody>
    </table>
  );
}
