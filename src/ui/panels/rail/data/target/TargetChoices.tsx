import { Button } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { useActs, useSetup } from "../../../../useSurmise.ts";
import classes from "../data.module.css";

/**
 * For the user's own file: the most likely target columns as buttons, with the current target pressed, even if it is not among
 * them.
 */
export function TargetChoices() {
  const { t } = useTranslation();
  const acts = useActs();
  const isFile = useSetup((state) => state.config.data.source.kind === "file");
  const choices = useSetup(({ dataset }) =>
    dataset.status === "ready" ? dataset.summary.targetChoices : null,
  );
  const columns = useSetup(({ dataset }) => (dataset.status === "ready" ? dataset.summary.columns : null));
  const target = useSetup((state) => state.config.data.target);
  if (!isFile || choices == null || choices.length < 2) return null;
  const isOther = !choices.includes(target) && columns?.some(({ name }) => name === target) === true;
  const shown = isOther ? [...choices, target] : choices;
  return (
    <div className={classes["targetChoices"]} role="group" aria-label={t("data.targetQuestion")}>
      <span className={classes["targetQuestion"]}>{t("data.targetQuestion")}</span>
      {shown.map((name) => (
        <Button
          key={name}
          size="compact-xs"
          variant={name === target ? "filled" : "default"}
          aria-pressed={name === target}
          title={name}
          classNames={{ root: classes["targetChoice"]! }}
          onClick={() => acts.setTarget(name)}
        >
          {name}
        </Button>
      ))}
    </div>
  );
}
