import { Switch } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { ENGINE_CHOICES } from "../../../../core/study/studyConfig.ts";
import { FieldLabel } from "../../../controls/FieldLabel.tsx";
import { SelectField } from "../../../controls/SelectField.tsx";
import { useActs, useSetup } from "../../../useSurmise.ts";
import { EngineMeasuring } from "./EngineMeasuring.tsx";
import classes from "./search.module.css";

/** The engine that trains the models, and the measured speed of each engine. */
export function EngineField() {
  const { t } = useTranslation();
  const acts = useActs();
  const engine = useSetup((state) => state.config.search.engine);
  return (
    <div className={classes["row"]}>
      <FieldLabel help={t("search.engineHelp")}>{t("search.engine")}</FieldLabel>
      <div>
        <SelectField
          label={t("search.engine")}
          value={engine}
          options={ENGINE_CHOICES.map((choice) => ({ value: choice, label: t(`search.engines.${choice}`) }))}
          onChange={(choice) => acts.setSearch({ engine: choice })}
        />
        <p className={classes["note"]}>{t(`search.engineNotes.${engine}`)}</p>
        <Reproducible />
        <EngineMeasuring />
      </div>
    </div>
  );
}

function Reproducible() {
  const { t } = useTranslation();
  const acts = useActs();
  const reproducible = useSetup((state) => state.config.search.reproducible);
  return (
    <div className={classes["switch"]}>
      <FieldLabel help={t("search.reproducibleHelp")}>{t("search.reproducible")}</FieldLabel>
      <Switch
        size="xs"
        aria-label={t("search.reproducible")}
        checked={reproducible}
        onChange={(event) => acts.setSearch({ reproducible: event.currentTarget.checked })}
      />
    </div>
  );
}
