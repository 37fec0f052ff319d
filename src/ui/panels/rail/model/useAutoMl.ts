import { useTranslation } from "react-i18next";
import { mostFolds } from "../../../../core/data/division/folds.ts";
import { pictureDimensions } from "../../../../core/data/table/pictureDimensions.ts";
import { autoMlPlan, autoMlSettings, isAutoMl } from "../../../../core/model/autoMl.ts";
import { learnersFor } from "../../../../core/learner/learnerName.ts";
import { joinSentences } from "../../../charts/words/trialWords.ts";
import { showUndo } from "../../showUndo.tsx";
import { useActs, useSetup } from "../../../useSurmise.ts";
import { autoMlWords } from "./autoMlWords.ts";
import { featureColumns } from "../data/columns/featureColumns.ts";

/** The search among all learners that fit the data, with the budget that suits their size; `inWords` describes it if it is chosen. */
export function useAutoMl() {
  const { t } = useTranslation();
  const acts = useActs();
  const { settings, search, data } = useSetup(({ config }) => config);
  const dataset = useSetup((state) => state.dataset);
  const summary = dataset.status === "ready" ? dataset.summary : null;
  const pictures = summary === null ? null : pictureDimensions(summary);
  const [height = 0, width = 0, channels = 0] = pictures ?? [];
  const rows = summary?.rowCount ?? 0;
  const columns =
    pictures !== null
      ? height * width * channels
      : summary === null
        ? 0
        : featureColumns(summary, data).length;
  const rarest = summary?.columns.find(({ name }) => name === data.target)?.rarest?.count ?? null;
  const most = data.split.by.kind === "random" ? mostFolds(rows, data.split, rarest) : 1;
  const plan = autoMlPlan(search.budget, pictures, { rows, columns, mostFolds: most });
  const before = data.split.folds;
  const isChosen = isAutoMl(settings, pictures);
  // Folds that were chosen stay.
  const folds = plan.folds === null || (plan.folds > 1 && before > 1) ? before : plan.folds;
  const learners = learnersFor(pictures !== null).length;
  const inWords = autoMlWords(t, { rows, learners, budget: search.budget, folds: before }, plan);
  const apply = (): void => {
    const { budget } = search;
    acts.setSettings(autoMlSettings(pictures));
    acts.setSearch({ budget: plan.budget });
    if (folds !== before) acts.setSplit({ folds });
    const given = autoMlWords(t, { rows, learners, budget: plan.budget, folds }, plan);
    showUndo("space", joinSentences(t, [t("models.autoMl.did"), ...given]), () => {
      acts.setSettings(settings);
      acts.setSearch({ budget });
      if (folds !== before) acts.setSplit({ folds: before });
    });
  };
  return { isChosen, inWords, apply };
}
