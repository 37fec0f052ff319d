import { IconArrowsHorizontal } from "@tabler/icons-react";
import { useId, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ErrorRecord } from "../../../../core/errors.ts";
import { SETTING_TABLE, type SettingName } from "../../../../core/model/settingTable.ts";
import type { Setting } from "../../../../core/model/settings.ts";
import { FieldError } from "../../../controls/FieldError.tsx";
import { FieldLabel } from "../../../controls/FieldLabel.tsx";
import { useActs, useSetup } from "../../../useSurmise.ts";
import { RangeEditor } from "./RangeEditor.tsx";
import { useWantedField } from "./useWantedField.ts";
import { ValueEditor } from "./ValueEditor.tsx";
import classes from "./model.module.css";

/** One setting: a value, or a range to search. Its problem is shown below it. */
export function SettingField({ name }: { readonly name: SettingName }) {
  const { t } = useTranslation();
  const acts = useActs();
  const setting = useSetup((state) => state.config.settings[name]);
  const problem = useSetup(
    (state) => state.problems.find(({ place }) => place.field === name)?.error ?? null,
  );
  const [typed, setTyped] = useState<string | null>(null);
  const errorId = useId();
  const field = useWantedField(name);
  const label = t(`model.settings.${name}.label`);
  const searched = setting.mode === "range";
  const problemProps = { invalid: problem !== null, describedBy: problem === null ? undefined : errorId };

  return (
    <div
      ref={field}
      role="group"
      aria-label={label}
      className={classes["field"]}
      data-searched={searched || undefined}
    >
      <FieldLabel help={t(`model.settings.${name}.help`)}>{label}</FieldLabel>
      {setting.mode === "value" ? (
        <ValueEditor
          name={name}
          value={setting.value}
          onChange={(value) => acts.setSetting(name, { mode: "value", value })}
          {...problemProps}
        />
      ) : (
        <RangeEditor
          name={name}
          distribution={setting.distribution}
          onChange={(distribution) => acts.setSetting(name, { mode: "range", distribution })}
          onUnreadable={setTyped}
          {...problemProps}
        />
      )}
      <ModeToggle name={name} setting={setting} />
      <FieldError id={errorId} error={problem === null ? null : withTypedText(problem, typed)} />
    </div>
  );
}

/** Switches between value and range; both are restored as they were. */
function ModeToggle({ name, setting }: { readonly name: SettingName; readonly setting: Setting }) {
  const { t } = useTranslation();
  const acts = useActs();
  const other = useRef<Setting | null>(null);
  const searched = setting.mode === "range";
  const label = t(`model.settings.${name}.label`);
  return (
    <button
      type="button"
      className={classes["modeToggle"]}
      aria-pressed={searched}
      aria-label={t(searched ? "model.rangeToValue" : "model.valueToRange", { setting: label })}
      onClick={() => {
        const next = other.current ?? otherMode(name, setting);
        other.current = setting;
        acts.setSetting(name, next);
      }}
    >
      <IconArrowsHorizontal size={14} stroke={1.8} aria-hidden />
      {t("model.range")}
    </button>
  );
}

function otherMode(name: SettingName, setting: Setting): Setting {
  return setting.mode === "value"
    ? { mode: "range", distribution: SETTING_TABLE[name].defaultRange }
    : { mode: "value", value: SETTING_TABLE[name].defaultValue };
}

/** A range stores NaN for text that is not a number; the message quotes the typed text. */
function withTypedText(error: ErrorRecord, typed: string | null): ErrorRecord {
  if (typed === null || error.code !== "settingNotANumber" || error.details["value"] !== "NaN") return error;
  return { ...error, details: { ...error.details, value: typed } };
}
