import { IconAlertCircleFilled } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type { SettingName } from "../../../../core/model/settingTable.ts";
import type { Distribution } from "../../../../core/space/distribution.ts";
import { NumberField } from "../../../controls/NumberField.tsx";
import { editableNumber } from "../../../controls/numberText.ts";
import { useActs, useSetup } from "../../../useSurmise.ts";
import { scaleOf } from "../model/rangeEdits.ts";
import { useRailNavigation } from "../railContext.ts";
import { choiceWord } from "../settingWords.ts";
import { joinList } from "../../../nameList.ts";
import classes from "./space.module.css";

interface ParameterRowProps {
  readonly name: SettingName;
  /** When the parameter exists, in words; null: always. */
  readonly condition: string | null;
}

/** A searched parameter. Its ends can be edited here; the name links to the full field. */
export function ParameterRow({ name, condition }: ParameterRowProps) {
  const { t } = useTranslation();
  const setting = useSetup((state) => state.config.settings[name]);
  const invalid = useSetup((state) => state.problems.some(({ place }) => place.field === name));
  const { show } = useRailNavigation();
  if (setting.mode === "value") return null;
  const { distribution } = setting;
  const label = t(`model.settings.${name}.label`);
  const type = t(`model.space.types.${distribution.kind}`);
  return (
    <tr data-invalid={invalid || undefined}>
      <th scope="row">
        <button
          type="button"
          className={classes["name"]}
          aria-label={t("model.space.edit", { setting: label })}
          onClick={() => show(name)}
        >
          {invalid && <IconAlertCircleFilled size={12} aria-hidden />} {label}
        </button>
        <span className={classes["type"]}>
          {condition === null ? type : t("model.space.conditional", { type, condition })}
        </span>
      </th>
      <Cells name={name} distribution={distribution} invalid={invalid} />
    </tr>
  );
}

function Cells({
  name,
  distribution,
  invalid,
}: {
  readonly name: SettingName;
  readonly distribution: Distribution;
  readonly invalid: boolean;
}) {
  const { t } = useTranslation();
  const acts = useActs();
  if (distribution.kind === "categorical") {
    return (
      <td colSpan={3} className={classes["choices"]}>
        {distribution.choices.length === 0
          ? "–"
          : joinList(
              t,
              distribution.choices.map((choice) => choiceWord(t, choice)),
            )}
      </td>
    );
  }
  const setting = t(`model.settings.${name}.label`);
  const end = (which: "low" | "high", label: string) => (
    <td>
      <NumberField
        label={label}
        value={distribution[which]}
        invalid={invalid}
        step={distribution.log ? "times" : (distribution.step ?? 0.1)}
        onChange={(value) =>
          acts.setSetting(name, { mode: "range", distribution: { ...distribution, [which]: value ?? NaN } })
        }
      />
    </td>
  );
  const scale = scaleOf(distribution);
  return (
    <>
      {end("low", t("model.lowOf", { setting }))}
      {end("high", t("model.highOf", { setting }))}
      <td className={classes["scale"]}>
        {t(`model.scales.${scale}`)}
        {scale === "step" && distribution.step !== null && ` ${editableNumber(distribution.step)}`}
      </td>
    </>
  );
}
