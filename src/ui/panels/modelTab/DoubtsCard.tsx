import { Button, Tooltip } from "@mantine/core";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PreparedSummary } from "../../../core/data/preparation/preparedData.ts";
import { atBorders, type AtBorder } from "../../../core/model/rangeBorder.ts";
import { bestTrial, type Study } from "../../../core/study/study.ts";
import type { TestReport } from "../../../core/study/testReport.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { validationRows } from "../../../core/study/validationRows.ts";
import { isLuckLarge, luckyDip } from "../../../core/study/winnerDoubts.ts";
import { stepUnitOf } from "../../charts/study/learningCurvesSpec.ts";
import { Card } from "../../charts/plot/Card.tsx";
import { formatCount, formatMetric, formatNumber } from "../../charts/words/numberFormat.ts";
import { scoreTexts } from "../../charts/words/scoreTexts.ts";
import { parameterName, trialNumber } from "../../charts/words/trialWords.ts";
import { settingText } from "../../charts/words/settingText.ts";
import { mainScore } from "../../charts/report/verdict.ts";
import { useActs, useSetup } from "../../useSurmise.ts";
import { showUndo } from "../showUndo.tsx";
import styles from "./modelTab.module.css";

const FOLDS = 5;
const REPEATS = 3;

export interface DoubtsCardProps {
  readonly study: Study;
  readonly report: TestReport;
  readonly winner: Trial;
  /** null: the number of validation rows is unknown. */
  readonly prepared: PreparedSummary | null;
}

/** Reasons why the best model's score may be too good, each with a remedy if there is one. */
export function DoubtsCard({ study, report, winner, prepared }: DoubtsCardProps) {
  const { t } = useTranslation();
  const { settings, data } = study.config;
  const complete = study.trials.filter(({ state }) => state === "complete").length;
  const rows = prepared === null ? null : validationRows(prepared, data.split);
  // The score used for the selection is biased upwards.
  const chosenByScore = bestTrial(study)?.number === winner.number;
  const lucky = chosenByScore && rows !== null && isLuckLarge(complete, rows);
  const borders = atBorders(settings, winner.params);
  const dip = luckyDip(winner);
  if (!lucky && borders.length === 0 && dip === null) return null;
  return (
    <Card title={t("report.doubts.title")}>
      <ul className={styles.doubts}>
        {lucky && <FewRows study={study} report={report} winner={winner} trials={complete} rows={rows} />}
        {borders.map((border) => (
          <Border key={border.name} border={border} study={study} />
        ))}
        {dip !== null && (
          <Doubt>
            {t("report.doubts.dip", {
              step: t(`models.steps.at.${stepUnitOf(study, winner) ?? "step"}`, { step: dip.step }),
              loss: formatNumber(dip.loss, 3),
              beside: formatNumber(dip.beside, 3),
            })}
          </Doubt>
        )}
      </ul>
    </Card>
  );
}

function Doubt({ children, actions }: { readonly children: ReactNode; readonly actions?: ReactNode }) {
  return (
    <li>
      <span>{children}</span>
      {actions !== undefined && <span className={styles.doubtActions}>{actions}</span>}
    </li>
  );
}

interface FewRowsProps extends Omit<DoubtsCardProps, "prepared"> {
  readonly trials: number;
  readonly rows: number;
}

function FewRows({ study, report, winner, trials, rows }: FewRowsProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const { metric } = study.config.search.objective;
  const score = mainScore(report, "best");
  const sameData = useSameData(study);
  const folds = useSetup(({ config }) => config.data.split.folds);
  const repeats = useSetup(({ config }) => config.search.repeats);
  const useFolds = () => {
    acts.setSplit({ folds: FOLDS });
    showUndo("data", t("report.doubts.changed"), () => acts.setSplit({ folds: 1 }));
  };
  const useRepeats = () => {
    acts.setSearch({ repeats: REPEATS });
    showUndo("data", t("report.doubts.changed"), () => acts.setSearch({ repeats: 1 }));
  };
  return (
    <Doubt
      actions={
        <>
          {sameData && folds === 1 && (
            <Remedy label={t("report.doubts.folds")} help={t("report.doubts.foldsHelp")} onClick={useFolds} />
          )}
          {sameData && repeats === 1 && (
            <Remedy
              label={t("report.doubts.repeats")}
              help={t("report.doubts.repeatsHelp")}
              onClick={useRepeats}
            />
          )}
        </>
      }
    >
      {t("report.doubts.fewRows", {
        trials: formatCount(trials),
        rows: formatCount(rows),
        number: trialNumber(winner.number),
        validation: formatMetric(metric, winner.values![0]!),
        test: score === null ? "" : scoreTexts(score.value, score.interval).value,
      })}
    </Doubt>
  );
}

function Border({ border, study }: { readonly border: AtBorder; readonly study: Study }) {
  const { t } = useTranslation();
  const acts = useActs();
  const { name, value, end, range, wider } = border;
  const sameData = useSameData(study);
  const now = useSetup(({ config }) => config.settings[name]);
  const former = study.config.settings[name];
  const unchanged = JSON.stringify(now) === JSON.stringify(former);
  const widen = () => {
    acts.setSetting(name, wider);
    showUndo("space", t("report.doubts.changed"), () => acts.setSetting(name, former));
  };
  const ends =
    wider.mode === "range" && wider.distribution.kind !== "categorical" ? wider.distribution : range;
  return (
    <Doubt
      actions={
        sameData &&
        unchanged && (
          <Remedy
            label={t("report.doubts.widen", {
              low: settingText(t, name, ends.low),
              high: settingText(t, name, ends.high),
            })}
            onClick={widen}
          />
        )
      }
    >
      {t(`report.doubts.${end}`, {
        setting: parameterName(t, name),
        value: settingText(t, name, value),
        low: settingText(t, name, range.low),
        high: settingText(t, name, range.high),
      })}
    </Doubt>
  );
}

interface RemedyProps {
  readonly label: string;
  readonly help?: string;
  readonly onClick: () => void;
}

function Remedy({ label, help, onClick }: RemedyProps) {
  const button = (
    <Button size="compact-xs" variant="default" onClick={onClick}>
      {label}
    </Button>
  );
  return help === undefined ? (
    button
  ) : (
    <Tooltip label={help} multiline maw={280}>
      {button}
    </Tooltip>
  );
}

/** Whether the setup still has the data of a study, so that a remedy in the setup applies to that study. */
function useSameData(study: Study): boolean {
  const { source, target } = study.config.data;
  return useSetup(
    ({ config: { data } }) =>
      data.target === target && JSON.stringify(data.source) === JSON.stringify(source),
  );
}
