import { useTranslation } from "react-i18next";
import { SETTING_TABLE, type SettingName } from "../../../../core/model/settingTable.ts";
import type {
  CategoricalDistribution,
  Distribution,
  FloatDistribution,
  IntDistribution,
} from "../../../../core/space/distribution.ts";
import { ListField } from "../../../controls/ListField.tsx";
import { NumberField } from "../../../controls/NumberField.tsx";
import { SelectField } from "../../../controls/SelectField.tsx";
import { ChoiceChips } from "./ChoiceChips.tsx";
import { SCALES, scaleOf, withScale } from "./rangeEdits.ts";
import classes from "./model.module.css";

interface RangeEditorProps<D extends Distribution = Distribution> {
  readonly name: SettingName;
  readonly distribution: D;
  readonly onChange: (distribution: Distribution) => void;
  /** Called with typed text that is not a number; the distribution then holds NaN. */
  readonly onUnreadable: (text: string) => void;
  readonly invalid: boolean;
  readonly describedBy: string | undefined;
}

/** A range to search: choices to tick, or low, high and scale of a number. */
export function RangeEditor(props: RangeEditorProps) {
  const { name, distribution, onChange, invalid, describedBy } = props;
  const { t } = useTranslation();
  const rule = SETTING_TABLE[name];
  const label = t(`model.settings.${name}.label`);
  if (rule.kind === "categorical") {
    const chosen = distribution.kind === "categorical" ? distribution.choices : [];
    return (
      <ChoiceChips
        label={label}
        choices={rule.choices}
        chosen={chosen}
        describedBy={describedBy}
        onChange={(choices) => onChange({ kind: "categorical", choices })}
      />
    );
  }
  return (
    <div className={classes["range"]}>
      {distribution.kind === "categorical" ? (
        <NumberList
          name={name}
          distribution={distribution}
          onChange={onChange}
          invalid={invalid}
          describedBy={describedBy}
        />
      ) : (
        <Ends {...props} distribution={distribution} />
      )}
      <div className={classes["scale"]}>
        <SelectField
          label={t("model.scaleOf", { setting: label })}
          value={scaleOf(distribution)}
          options={SCALES.map((scale) => ({ value: scale, label: t(`model.scales.${scale}`) }))}
          onChange={(scale) => onChange(withScale(distribution, scale, rule.kind))}
        />
      </div>
    </div>
  );
}

/** Low, high and, if there is one, the step. */
function Ends({
  name,
  distribution,
  onChange,
  onUnreadable,
  invalid,
  describedBy,
}: RangeEditorProps<FloatDistribution | IntDistribution>) {
  const { t } = useTranslation();
  const setting = t(`model.settings.${name}.label`);
  const set = (part: "low" | "high" | "step") => (value: number | null, text: string) => {
    if (Number.isNaN(value)) onUnreadable(text);
    onChange({ ...distribution, [part]: value ?? NaN });
  };
  const field = { invalid, describedBy };
  const step = distribution.log ? "times" : (distribution.step ?? 0.1);
  return (
    <>
      <NumberField
        label={t("model.lowOf", { setting })}
        value={distribution.low}
        onChange={set("low")}
        step={step}
        {...field}
      />
      <span className={classes["dash"]} aria-hidden>
        –
      </span>
      <NumberField
        label={t("model.highOf", { setting })}
        value={distribution.high}
        onChange={set("high")}
        step={step}
        {...field}
      />
      {scaleOf(distribution) === "step" && (
        <div className={classes["step"]}>
          <NumberField
            label={t("model.stepOf", { setting })}
            value={distribution.step}
            onChange={set("step")}
            step={distribution.kind === "int" ? 1 : 0.01}
            {...field}
          />
        </div>
      )}
    </>
  );
}

function NumberList({
  name,
  distribution,
  onChange,
  invalid,
  describedBy,
}: Omit<RangeEditorProps<CategoricalDistribution>, "onUnreadable">) {
  const { t } = useTranslation();
  return (
    <div className={classes["list"]}>
      <ListField
        label={t("model.listOf", { setting: t(`model.settings.${name}.label`) })}
        placeholder={t("model.listPlaceholder")}
        value={distribution.choices.map((choice) => (typeof choice === "boolean" ? String(choice) : choice))}
        onChange={(choices) => onChange({ kind: "categorical", choices: [...new Set(choices)] })}
        invalid={invalid}
        describedBy={describedBy}
      />
    </div>
  );
}
