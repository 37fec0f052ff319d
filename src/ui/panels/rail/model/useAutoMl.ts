import { useTranslation } from "react-i18next";
import { pictureDimensions } from "../../../../core/data/table/pictureDimensions.ts";
import { autoMlPlan, autoMlSettings, isAutoMl } from "../../../../core/model/autoMl.ts";
import { learnersFor } from "../../../../core/learner/learnerName.ts";
import { formatCount } from "../../../charts/words/numberFormat.ts";
import { joinSentences } from "../../../charts/words/trialWords.ts";
import { showUndo } from "../../showUndo.tsx";
import { useActs, useSetup } from "../../../useSurmise.ts";
import { featureColumns } from "../data/columns/featureColumns.ts";

/** The search among all learners that fit the data, with the budget that suits their size. */
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
  const plan = autoMlPlan(search.budget, pictures, { rows, columns });
  const inWords = joinSentences(t, [
    t("models.autoMl.plan", {
      trials: formatCount(plan.trialsPerLearner),
      learners: formatCount(learnersFor(pictures !== null).length),
    }),
    ...(plan.holdOut ? [t("models.autoMl.holdOut")] : []),
  ]);
  const apply = (): void => {
    const { budget } = search;
    const { folds } = data.split;
    acts.setSettings(autoMlSettings(pictures));
    acts.setSearch({ budget: plan.budget });
    if (plan.holdOut && folds > 1) acts.setSplit({ folds: 1 });
    showUndo("space", t("models.autoMl.did", { plan: inWords }), () => {
      acts.setSettings(settings);
      acts.setSearch({ budget });
      if (plan.holdOut && folds > 1) acts.setSplit({ folds });
    });
  };
  return { isChosen: isAutoMl(settings, pictures), inWords, apply };
}
