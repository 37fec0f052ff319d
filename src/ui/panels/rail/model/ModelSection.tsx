import { useTranslation } from "react-i18next";
import { canBe, settingApplies } from "../../../../core/model/settingRules.ts";
import {
  AUGMENTATION_SETTINGS,
  CNN_SETTINGS,
  PERCEPTRON_SETTINGS,
  TRAINING_SETTINGS,
  type SettingName,
} from "../../../../core/model/settings.ts";
import type { SetupState } from "../../../../app/setupState.ts";
import { FieldLabel } from "../../../controls/FieldLabel.tsx";
import { useSetup } from "../../../useSurmise.ts";
import { CnnDrawing } from "./CnnDrawing.tsx";
import { NetworkDrawing } from "./NetworkDrawing.tsx";
import { SettingField } from "./SettingField.tsx";
import { useParameterCount, useShape } from "./useParameterCount.ts";
import classes from "./model.module.css";

const GROUPS = [
  {
    name: "network",
    settings: ["family", ...PERCEPTRON_SETTINGS, ...CNN_SETTINGS, "activation", "batchNorm", "weightInit"],
  },
  { name: "training", settings: TRAINING_SETTINGS },
  { name: "regularisation", settings: ["dropout", "l1", "l2"] },
  { name: "augmentation", settings: AUGMENTATION_SETTINGS },
] as const satisfies readonly { name: string; settings: readonly SettingName[] }[];

/** The model and how it is trained: every setting is a value, or a range to search. */
export function ModelSection() {
  return (
    <div className={classes["section"]}>
      <Drawing />
      {GROUPS.map(({ name, settings }) => (
        <SettingGroup key={name} name={name} settings={settings} />
      ))}
    </div>
  );
}

function Drawing() {
  const { t } = useTranslation();
  const settings = useSetup((state) => state.config.settings);
  const shape = useShape();
  const parameters = useParameterCount();
  if (shape === null) return null;
  const { rowShape } = shape;
  const cnn = rowShape.length === 3 && canBe(settings.family, "cnn");
  return (
    <div className={classes["sheet"]}>
      {cnn && <CnnDrawing settings={settings} pictures={rowShape} outputs={shape.outputs} />}
      {(!cnn || canBe(settings.family, "mlp")) && <NetworkDrawing settings={settings} shape={shape} />}
      {parameters !== null && (
        <div className={classes["count"]}>
          <FieldLabel help={t("model.parameterCountHelp")}>{t("model.parameterCount")}</FieldLabel>
          <span className={classes["countValue"]}>{parameters}</span>
        </div>
      )}
    </div>
  );
}

interface SettingGroupProps {
  readonly name: (typeof GROUPS)[number]["name"];
  readonly settings: readonly SettingName[];
}

function SettingGroup({ name, settings }: SettingGroupProps) {
  const { t } = useTranslation();
  // A string, so that the group renders again only when another set of settings applies.
  const applying = useSetup((state) => settings.filter((setting) => isShown(setting, state)).join(" "));
  const title = t(`model.groups.${name}`);
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

/** Which networks there are is a question for pictures only, and one even where only perceptrons are left. */
function isShown(name: SettingName, { config, dataset }: SetupState): boolean {
  if (name === "family") return dataset.status === "ready" && dataset.summary.pictures !== undefined;
  return settingApplies(name, config.settings);
}
