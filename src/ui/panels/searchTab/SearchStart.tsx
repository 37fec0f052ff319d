import { IconAdjustmentsHorizontal, IconPlayerPlayFilled, IconTable } from "@tabler/icons-react";
import type { TFunction } from "i18next";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { SetupState } from "../../../app/setup/setupState.ts";
import { isNetwork } from "../../../core/learner/learnerName.ts";
import { learnersOf } from "../../../core/learner/registry.ts";
import { compileSpace } from "../../../core/model/compileSpace.ts";
import { learnerDefaults } from "../../../core/model/learnerDefaults.ts";
import { readsResults, SAMPLER_TABLE } from "../../../core/sampler/samplerTable.ts";
import { measureName } from "../../charts/words/measureWords.ts";
import { pictureShapeText } from "../rail/data/pictures/pictureWords.ts";
import { formatMetric } from "../../charts/words/numberFormat.ts";
import { metricName, percentText } from "../../charts/words/trialWords.ts";
import { usePlan, useSetup } from "../../useSurmise.ts";
import { ByHandButton } from "./ByHandButton.tsx";
import { autoChoiceOf } from "../autoChoiceOf.ts";
import { useTestRows } from "../rail/data/split/useTestRows.ts";
import { joinClauses } from "../../nameList.ts";
import styles from "./searchTab.module.css";

/** Before the first run: three steps, and what Run will do with the current setup. */
export function SearchStart() {
  const { t } = useTranslation();
  const config = useSetup((setup) => setup.config);
  const dataset = useSetup((setup) => setup.dataset);
  const problems = useSetup((setup) => setup.problems.length);
  const supplied = useTestRows() > 0;
  const space = compileSpace(config.settings);
  const planned = usePlan((state) => state.queue.length > 0);
  const searched = space.parameters.length;
  // Afterwards the table has the button.
  const canPlan = dataset.status === "ready" && searched > 0 && !planned;
  const spaceNow =
    searched === 0 ? t("results.start.spaceNone") : t("results.start.spaceNow", { count: searched });
  return (
    <section className={styles.start} aria-label={t("results.start.title")}>
      <h2 className={styles.startTitle}>{t("results.start.title")}</h2>
      <p className={styles.startLead}>{t("results.start.lead")}</p>
      <ol className={styles.steps}>
        <Step
          icon={<IconTable size={20} stroke={1.6} />}
          title={t("results.start.data")}
          hint={t("results.start.dataHint")}
          now={dataNow(t, dataset, config.data.target)}
        />
        <Step
          icon={<IconAdjustmentsHorizontal size={20} stroke={1.6} />}
          title={t("results.start.space")}
          hint={t("results.start.spaceHint")}
          now={spaceNow}
        />
        <Step
          icon={<IconPlayerPlayFilled size={20} />}
          title={t("results.start.run")}
          hint={t("results.start.runHint")}
          now={budgetText(t, config)}
        />
      </ol>
      <div className={styles.willDo} data-problems={problems > 0 || undefined}>
        {problems > 0 ? (
          <p>{t("results.start.problems", { count: problems })}</p>
        ) : (
          <>
            <h3>{t("results.start.willDoTitle")}</h3>
            {/* The target is known once the data are read. */}
            <p>
              {dataset.status === "loading" ? t("results.start.dataLoading") : willDo(t, config, supplied)}
            </p>
            {canPlan && (
              <div className={styles.actions}>
                <ByHandButton space={space} />
              </div>
            )}
          </>
        )}
      </div>
    </section>
  );
}

interface StepProps {
  readonly icon: ReactNode;
  readonly title: string;
  readonly hint: string;
  readonly now: string;
}

function Step({ icon, title, hint, now }: StepProps) {
  return (
    <li className={styles.step}>
      <span className={styles.stepIcon} aria-hidden="true">
        {icon}
      </span>
      <h3>{title}</h3>
      <p>{hint}</p>
      <p className={styles.stepNow}>{now}</p>
    </li>
  );
}

function dataNow(t: TFunction, dataset: SetupState["dataset"], target: string): string {
  if (dataset.status === "loading") return t("results.start.dataLoading");
  if (dataset.status === "failed") return t("results.start.dataFailed");
  const { rowCount, columns, pictures } = dataset.summary;
  if (pictures !== undefined) {
    return t("pictures.summary", {
      pictures: t("pictures.count", { count: rowCount }),
      shape: pictureShapeText(t, pictures),
      target,
    });
  }
  return t("results.start.dataNow", {
    rows: t("data.rows", { count: rowCount }),
    columns: t("data.columns", { count: columns.length }),
    target,
  });
}

function budgetText(t: TFunction, config: SetupState["config"]): string {
  const { budget, objective } = config.search;
  const parts: string[] = [];
  if (budget.trials !== null) parts.push(t("results.start.budgetTrials", { count: budget.trials }));
  if (budget.minutes !== null) parts.push(t("results.start.budgetMinutes", { count: budget.minutes }));
  if (budget.target !== null) {
    const value = formatMetric(objective.metric, budget.target);
    parts.push(t("results.start.budgetTarget", { metric: metricName(t, objective.metric), value }));
  }
  if (budget.tolerance !== null) parts.push(t("results.start.budgetTolerance"));
  return joinClauses(t, parts);
}

function modelsText(t: TFunction, { settings }: SetupState["config"]): string {
  const learners = learnersOf(settings);
  if (learners.every(isNetwork)) return t("results.start.models.networks");
  const [only] = learners;
  return learners.length > 1 || only === undefined || isNetwork(only)
    ? t("results.start.models.several")
    : t(`results.start.models.${only}`);
}

/** How configurations are chosen. */
export function howText(t: TFunction, config: SetupState["config"]): string {
  const { settings, search } = config;
  const picked = search.sampler === "auto" ? autoChoiceOf(config).sampler : search.sampler;
  const how = t(`results.start.willDoHow.${SAMPLER_TABLE[picked].told}`);
  const startsWithDefaults =
    readsResults(picked) && learnerDefaults(settings, compileSpace(settings)).length > 0;
  return startsWithDefaults ? t("results.start.defaultsFirst", { how }) : how;
}

function willDo(t: TFunction, config: SetupState["config"], supplied: boolean): string {
  const { objective, sideObjectives } = config.search;
  const measures = [objective.metric, ...sideObjectives.map(({ measure }) => measure)];
  const words = {
    models: modelsText(t, config),
    target: config.data.target,
    budget: budgetText(t, config),
    how: howText(t, config),
    metric: measures.map((measure) => measureName(t, measure)).join(" + "),
    kept: supplied
      ? t("results.start.keptFile")
      : t("results.start.keptShare", { share: percentText(config.data.split.test) }),
  };
  return t("results.start.willDo", words);
}
