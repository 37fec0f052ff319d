import { useTranslation } from "react-i18next";
import { isNetwork } from "../../../../core/learner/learnerName.ts";
import { learnersOf } from "../../../../core/learner/registry.ts";
import { settingApplies } from "../../../../core/model/settingConditions.ts";
import { SETTING_GROUPS } from "../../../../core/model/settingRow.ts";
import { SETTING_NAMES, SETTING_TABLE, type SettingName } from "../../../../core/model/settingTable.ts";
import { canBe } from "../../../../core/model/settings.ts";
import type { SetupState } from "../../../../app/setup/setupState.ts";
import { FieldLabel } from "../../../controls/FieldLabel.tsx";
import { useSetup } from "../../../useSurmise.ts";
import { CnnDrawing } from "./CnnDrawing.tsx";
import { LearnerField } from "./LearnerField.tsx";
import { NetworkDrawing } from "./NetworkDrawing.tsx";
import { SettingField } from "./SettingField.tsx";
import { useParameterCount, useShape } from "./useParameterCount.ts";
import classes from "./model.module.css";

/** Groups in display order; preparation is shown in the data section. */
const GROUPS = SETTING_GROUPS.filter((group) => group !== "preparation");

/** The model and how it is trained: every setting is a value, or a range to search. */
export function ModelSection() {
  return (
    <div className={classes["section"]}>
      <LearnerField />
      <Drawing />
      {GROUPS.map((group) => (
        <SettingsOfGroup key={group} group={group} />
      ))}
    </div>
  );
}

function Drawing() {
  const { t } = useTranslation();
  const settings = useSetup((state) => state.config.settings);
  const shape = useShape();
  const parameters = useParameterCount();
  if (shape === null || !learnersOf(settings).some(isNetwork)) return null;
  const { rowShape } = shape;
  const cnn = rowShape.length === 3 && canBe(settings.family, "cnn");
  return (
    <div className={classes["sheet"]}>
      {cnn && <CnnDrawing settings={settings} pictures={rowShape} outputs={shape.outputs} />}
      {canBe(settings.family, "mlp") && <NetworkDrawing settings={settings} shape={shape} />}
      {parameters !== null && (
        <div className={classes["count"]}>
          <FieldLabel help={t("model.parameterCountHelp")}>{t("model.parameterCount")}</FieldLabel>
          <span className={classes["countValue"]}>{parameters}</span>
        </div>
      )}
    </div>
  );
}

function SettingsOfGroup({ group }: { readonly group: (typeof GROUPS)[number] }) {
  const { t } = useTranslation();
  const settings = SETTING_NAMES.filter((name) => SETTING_TABLE[name].group === group);
  // A string, so that the group renders again only when another set of settings applies.
  const applying = useSetup((state) => settings.filter((setting) => isShown(setting, state)).join(" "));
  const title = t(`model.groups.${group}`);
  if (applying === "") return null;
  return (
    <section aria-label={title}>
      <h3 className={classes["groupTitle"]}>{title}</h3>
      <div className={classes["fields"]}>
        {settings
          .filter((setting) => applying.split(" ").includes(setting))
          .map((setting) => (
            <SettingField key={setting} name={setting} />
          ))}
      </div>
    </section>
  );
}

/** The learner has a field of its own. */
function isShown(name: SettingName, { config }: SetupState): boolean {
  return name !== "family" && settingApplies(name, config.settings);
}
