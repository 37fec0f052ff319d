import { Button } from "@mantine/core";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { settingAt } from "../../../../app/setup/setupState.ts";
import { isNetwork } from "../../../../core/learner/learnerName.ts";
import { compileSpace } from "../../../../core/model/compileSpace.ts";
import {
  modelPreset,
  presetLearners,
  presetOf,
  SPACE_PRESETS,
  type SpacePreset,
} from "../../../../core/model/defaultSettings.ts";
import { pictureDimensions } from "../../../../core/data/table/pictureDimensions.ts";
import type { PictureDimensions } from "../../../../core/learner/network/augment.ts";
import { type Settings, canBe } from "../../../../core/model/settings.ts";
import { spaceSize } from "../../../../core/space/spaceSize.ts";
import { formatNumber } from "../../../charts/words/numberFormat.ts";
import { joinSentences } from "../../../charts/words/trialWords.ts";
import { FieldLabel } from "../../../controls/FieldLabel.tsx";
import { useActs, useSetup } from "../../../useSurmise.ts";
import { useAutoMl } from "../model/useAutoMl.ts";
import { SearchedInVain } from "../SearchedInVain.tsx";
import { showUndo } from "../../showUndo.tsx";
import { SpaceTable } from "./SpaceTable.tsx";
import classes from "./space.module.css";

/** A table of all searched parameters, and three presets. */
export function SpaceSection() {
  const { t } = useTranslation();
  const acts = useActs();
  const settings = useSetup((state) => state.config.settings);
  const broken = useSetup((state) => state.problems.some(({ place }) => settingAt(place) !== null));
  const pictures = usePresetPictures();
  const space = useMemo(() => compileSpace(settings), [settings]);
  const size = broken ? null : spaceSize(space);

  return (
    <div className={classes["section"]}>
      <Presets settings={settings} />
      {space.parameters.length === 0 ? (
        <div className={classes["empty"]}>
          <strong>{t("model.space.empty")}</strong>
          <p>{t("model.space.emptyNext")}</p>
          <Button
            size="xs"
            variant="light"
            onClick={() =>
              acts.setSettings(modelPreset("medium", pictures, presetLearners(settings, pictures)))
            }
          >
            {t("model.space.emptyAct")}
          </Button>
        </div>
      ) : (
        <>
          <SpaceTable parameters={space.parameters} />
          <SearchedInVain />
          {size !== null && (
            <div className={classes["size"]}>
              <FieldLabel help={t("model.space.sizeHelp")}>{t("model.space.size")}</FieldLabel>
              <span>
                {Number.isFinite(size)
                  ? t("model.space.sizeFinite", { size: formatNumber(size) })
                  : t("model.space.sizeContinuous")}
              </span>
            </div>
          )}
        </>
      )}
    </div>
  );
}

function Presets({ settings }: { readonly settings: Settings }) {
  const { t } = useTranslation();
  const acts = useActs();
  const pictures = usePresetPictures();
  const { isChosen: auto, inWords, apply: chooseAll } = useAutoMl();
  const current = useMemo(() => presetOf(settings, pictures), [settings, pictures]);
  const choose = (preset: SpacePreset) => {
    acts.setSettings(modelPreset(preset, pictures, presetLearners(settings, pictures)));
    // A message only if settings made by hand are replaced, not for one preset after another.
    if (current !== null) return;
    showUndo("space", t("model.space.presetReplaced"), () => acts.setSettings(settings));
  };
  return (
    <div>
      <div className={classes["presets"]} role="group" aria-label={t("model.space.presets")}>
        {SPACE_PRESETS.map((preset) => (
          <button
            key={preset}
            type="button"
            aria-pressed={preset === current && !auto}
            className={classes["preset"]}
            onClick={() => choose(preset)}
          >
            {t(`model.space.presetNames.${preset}`)}
          </button>
        ))}
        <button type="button" aria-pressed={auto} className={classes["preset"]} onClick={chooseAll}>
          {t("models.autoMl.name")}
        </button>
      </div>
      <p className={classes["presetHelp"]}>
        {auto
          ? joinSentences(t, [t("models.autoMl.help"), ...inWords])
          : current === null
            ? t("model.space.presetCustom")
            : t(`model.space.${helpOf(settings, pictures)}.${current}`)}
      </p>
    </div>
  );
}

function helpOf(settings: Settings, pictures: PictureDimensions | null) {
  if (!presetLearners(settings, pictures).every(isNetwork)) return "presetHelpLearners";
  return pictures === null ? "presetHelp" : "presetHelpCnn";
}

/** The picture size, if the presets are those of convolutional networks; null: those of perceptrons. */
function usePresetPictures(): PictureDimensions | null {
  const dataset = useSetup((state) => state.dataset);
  const family = useSetup((state) => state.config.settings.family);
  return useMemo(
    () => (dataset.status === "ready" && canBe(family, "cnn") ? pictureDimensions(dataset.summary) : null),
    [dataset, family],
  );
}
