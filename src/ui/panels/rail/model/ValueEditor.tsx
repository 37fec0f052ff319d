import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { SETTING_TABLE, type SettingName } from "../../../../core/model/settingTable.ts";
import type { ParamValue } from "../../../../core/space/distribution.ts";
import { zeroText } from "../../../charts/words/settingText.ts";
import { NumberField } from "../../../controls/NumberField.tsx";
import { SelectField } from "../../../controls/SelectField.tsx";
import { choiceWord } from "../settingWords.ts";
import classes from "./model.module.css";

interface ValueEditorProps {
  readonly name: SettingName;
  readonly value: ParamValue;
  readonly onChange: (value: ParamValue) => void;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
}

/** A setting's single value: a number, a switch, or one of its choices. */
export function ValueEditor({ name, value, onChange, invalid, describedBy }: ValueEditorProps) {
  const { t } = useTranslation();
  const rule = SETTING_TABLE[name];
  const label = t(`model.settings.${name}.label`);
  if (rule.kind !== "categorical") {
    const zero = value === 0 ? zeroText(t, name) : null;
    return (
      <NumberField
        label={label}
        value={typeof value === "number" ? value : NaN}
        {...(typeof value === "number" ? {} : { unreadable: String(value) })}
        // Text that is not a number is stored unchanged, so that the message and the link contain it.
        onChange={(number, text) => onChange(number === null || Number.isNaN(number) ? text : number)}
        step={stepOf(name)}
        invalid={invalid}
        describedBy={describedBy}
        {...(zero !== null && { unit: zero })}
      />
    );
  }
  if (typeof rule.defaultValue === "boolean") {
    return (
      <Switch
        size="xs"
        className={classes["switch"]}
        aria-label={label}
        checked={value === true}
        label={value === true ? t("model.on") : t("model.off")}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    );
  }
  return (
    <SelectField
      label={label}
      describedBy={describedBy}
      invalid={invalid}
      value={String(value)}
      options={rule.choices.map((choice) => ({ value: String(choice), label: choiceWord(t, choice) }))}
      onChange={onChange}
    />
  );
}

/** Sizes and rates change by factors, shares and counts by steps. */
function stepOf(name: SettingName): number | "times" {
  const rule = SETTING_TABLE[name];
  if (rule.kind === "categorical") return 1;
  if (rule.defaultRange.log) return "times";
  return rule.kind === "int" ? 1 : 0.05;
}
