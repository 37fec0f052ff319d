import { useTranslation } from "react-i18next";
import { learnerOf } from "../../../core/learner/registry.ts";
import { settingApplies, settingsOfLearner } from "../../../core/model/settingConditions.ts";
import { SETTING_NAMES, isPreparationSetting } from "../../../core/model/settingTable.ts";
import type { ParamValue } from "../../../core/space/distribution.ts";
import type { Study } from "../../../core/study/study.ts";
import type { TestReport } from "../../../core/study/testReport.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { Card } from "../../charts/plot/Card.tsx";
import { stepUnitOf } from "../../charts/study/learningCurvesSpec.ts";
import { scoredOn } from "../../charts/report/scoreMade.ts";
import { ABSENT, formatCount } from "../../charts/words/numberFormat.ts";
import { bytesText, predictionText } from "../../charts/words/costWords.ts";
import { settingText } from "../../charts/words/settingText.ts";
import {
  metricName,
  parameterName,
  paramText,
  scoreText,
  trialNumber,
} from "../../charts/words/trialWords.ts";
import styles from "./modelTab.module.css";

export interface WinnerCardProps {
  readonly study: Study;
  readonly report: TestReport;
  readonly winner: Trial;
  /** Whether it classifies pictures, whose only preparation is the class weights. */
  readonly pictures: boolean;
  /** Whether the user chose the trial although it is not the best one. */
  readonly handPicked: boolean;
}

/** The best configuration: searched values, then fixed ones. */
export function WinnerCard({ study, report, winner, pictures, handPicked }: WinnerCardProps) {
  const { t } = useTranslation();
  const { settings, search } = study.config;
  const { metric } = search.objective;
  const title = t(`results.model.winner.${handPicked ? "titleChosen" : "title"}`);
  const best = report.models.find(({ model }) => model === "best");
  const parameters = best?.parameterCount ?? winner.parameterCount;
  const cost = best?.cost;
  const learner = learnerOf(settings, winner.params);
  const own = settingsOfLearner(learner);
  const unit = stepUnitOf(study, winner);
  const fixed = SETTING_NAMES.flatMap((name) => {
    const setting = settings[name];
    if (!own.has(name) || name === "family") return [];
    if (pictures && isPreparationSetting(name) && name !== "classWeights") return [];
    return setting.mode === "value" && settingApplies(name, settings) ? [{ name, value: setting.value }] : [];
  });
  const searched = study.space.parameters.flatMap(({ name }) => {
    const chosen = winner.params[name];
    return chosen === undefined || name === "family" ? [] : [{ name, value: chosen }];
  });
  return (
    <Card
      title={title}
      summary={t("results.model.winner.hint", {
        number: trialNumber(winner.number),
        value: scoredOn(t, study.config, `${metricName(t, metric)} ${scoreText(metric, winner)}`),
      })}
    >
      <dl className={styles.totals}>
        <div>
          <dt>{parameterName(t, "family")}</dt>
          <dd>{paramText(t, learner)}</dd>
        </div>
        {parameters !== null && (
          <div>
            <dt>{t("results.model.winner.parameters")}</dt>
            <dd>{formatCount(parameters)}</dd>
          </div>
        )}
        {cost !== undefined && (
          <>
            <div>
              <dt>{t("models.cost.prediction")}</dt>
              <dd>{predictionText(t, cost)}</dd>
            </div>
            <div>
              <dt>{t("models.cost.memory")}</dt>
              <dd>
                {bytesText(cost.bytes)}
                {cost.parts !== undefined && parameters === null && (
                  <small>{t(`models.cost.${cost.parts.unit}`, { count: cost.parts.count })}</small>
                )}
              </dd>
            </div>
          </>
        )}
        {/* The trees of a forest are a setting of its, listed below. */}
        {unit !== null && unit !== "tree" && (
          <div>
            <dt>{t(`models.steps.trained.${unit}`)}</dt>
            <dd>{winner.bestStep === null ? ABSENT : formatCount(winner.bestStep)}</dd>
          </div>
        )}
      </dl>
      <Values title={t("results.model.winner.searched")} values={searched} strong />
      <Values title={t("results.model.winner.fixed")} values={fixed} />
    </Card>
  );
}

interface ValuesProps {
  readonly title: string;
  readonly values: readonly { readonly name: string; readonly value: ParamValue }[];
  readonly strong?: boolean;
}

function Values({ title, values, strong = false }: ValuesProps) {
  const { t } = useTranslation();
  if (values.length === 0) return null;
  return (
    <>
      <h3 className={styles.valuesTitle}>{title}</h3>
      <dl className={styles.values} data-strong={strong || undefined}>
        {values.map(({ name, value }) => (
          <div key={name}>
            <dt>{parameterName(t, name)}</dt>
            <dd>{settingText(t, name, value)}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
