import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { isTrees } from "../../../../core/learner/learnerName.ts";
import { learnersOf } from "../../../../core/learner/registry.ts";
import { PREPARATION_SETTINGS, type PreparationSetting } from "../../../../core/model/settingTable.ts";
import { settingApplies } from "../../../../core/model/settingConditions.ts";
import type { Settings } from "../../../../core/model/settings.ts";
import { Part } from "../../../offline/Part.tsx";
import { PREPARATION_BODY } from "../../../parts.ts";
import { useSetup } from "../../../useSurmise.ts";
import { Fold } from "../Fold.tsx";
import { useRailNavigation } from "../railContext.ts";
import { choiceWord } from "../settingWords.ts";
import { useIdlePreparation } from "./idlePreparation.ts";

/** How columns become features: every setting is a value or a range to search. Folded: the defaults suit nearly every table. */
export function PreparationFields() {
  const { t } = useTranslation();
  const settings = useSetup((state) => state.config.settings);
  const broken = useSetup((state) =>
    state.problems.some(({ place }) => PREPARATION_SETTINGS.some((name) => name === place.field)),
  );
  const pictures = useSetup(
    ({ dataset }) => dataset.status === "ready" && dataset.summary.pictures !== undefined,
  );
  const { wanted } = useRailNavigation();
  const idle = useIdlePreparation();
  const searched = PREPARATION_SETTINGS.filter((name) => settings[name].mode === "range");
  // Pictures need little preparation; other searched settings are shown so that they can be fixed again.
  const applying = PREPARATION_SETTINGS.filter((name) => settingApplies(name, settings));
  const shown = pictures
    ? applying.filter((name) => !idle.includes(name) || searched.includes(name))
    : applying;
  if (shown.length === 0) return null;
  return (
    <Fold
      title={t("data.preparation")}
      note={
        searched.length > 0
          ? t("data.preparationSearched", { count: searched.length })
          : fixedWords(t, settings, pictures)
      }
      forced={broken || shown.some((name) => name === wanted)}
    >
      <Part part={PREPARATION_BODY} props={{ shown }} broken="lines" />
    </Fold>
  );
}

/** The main choices of a preparation that is not searched. */
function fixedWords(t: TFunction, settings: Settings, pictures: boolean): string {
  const word = (name: PreparationSetting) => choiceWord(t, valueOf(settings, name));
  if (pictures) return t("data.preparationWeights", { weights: word("classWeights") });
  const learners = learnersOf(settings);
  if (!learners.some(isTrees)) {
    return t("data.preparationSummary", { scaling: word("scaling"), impute: word("impute") });
  }
  if (!learners.every(isTrees)) return t("data.preparationByLearner");
  return t("data.preparationOfTrees", { encoding: word("treeEncoding"), impute: word("treeImpute") });
}

function valueOf(settings: Settings, name: PreparationSetting): string {
  const setting = settings[name];
  return setting.mode === "value" ? String(setting.value) : "";
}
