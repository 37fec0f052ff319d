import { SegmentedControl } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { TARGET_TRANSFORMS } from "../../../../../core/data/dataConfig.ts";
import { FieldLabel } from "../../../../controls/FieldLabel.tsx";
import { useActs, useDivision, useSetup } from "../../../../useSurmise.ts";
import classes from "../data.module.css";

/** The transform of a numeric target: its values, or their logarithm, which is suggested if it seems easier to learn. */
export function TransformField() {
  const { t } = useTranslation();
  const acts = useActs();
  const target = useSetup((state) => state.config.data.target);
  const transform = useSetup((state) => state.config.data.targetTransform);
  const suggested = useDivision()?.logSuggested ?? false;
  return (
    <>
      <div className={classes["row"]}>
        <FieldLabel help={t("split.transformHelp")}>{t("split.transform")}</FieldLabel>
        <SegmentedControl
          size="xs"
          fullWidth
          aria-label={t("split.transform")}
          value={transform}
          data={TARGET_TRANSFORMS.map((name) => ({ value: name, label: t(`split.transforms.${name}`) }))}
          onChange={acts.setTargetTransform}
        />
      </div>
      {suggested && transform === "none" && (
        <p className={classes["note"]}>
          {t("split.logHint", { target })}{" "}
          <button
            type="button"
            className={classes["linkButton"]}
            onClick={() => acts.setTargetTransform("log")}
          >
            {t("split.logUse")}
          </button>
        </p>
      )}
    </>
  );
}
