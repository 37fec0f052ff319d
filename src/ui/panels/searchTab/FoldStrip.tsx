import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { SplitConfig } from "../../../core/data/dataConfig.ts";
import { foldCount } from "../../../core/data/division/splitConfig.ts";
import type { StepUnit } from "../../../core/learner/learner.ts";
import type { MetricName } from "../../../core/metric/metricName.ts";
import type { FoldResult } from "../../../core/study/trial.ts";
import { foldStripSpec, type FoldStripSpec } from "../../charts/study/foldStripSpec.ts";
import { formatCount, formatMetric } from "../../charts/words/numberFormat.ts";
import { metricHeading } from "../../charts/words/trialWords.ts";
import styles from "./foldStrip.module.css";

export interface FoldStripProps {
  readonly results: readonly FoldResult[];
  readonly metric: MetricName;
  /** The study's numbers; the table has a column for each that is greater than 1. */
  readonly split: SplitConfig;
  readonly repeats: number;
  /** What the steps of the training are; null: it has none. */
  readonly unit: StepUnit | null;
}

/** The scores of a trial's trainings: dots on a line with their mean and its standard error, then a table. */
export function FoldStrip({ results, metric, split, repeats, unit }: FoldStripProps) {
  const { t } = useTranslation();
  const { folds } = split;
  const cuttings = foldCount(split) / folds;
  const spec = useMemo(() => foldStripSpec(results), [results]);
  const title = t(folds > 1 ? "details.folds" : "details.repeats");
  return (
    <>
      {spec !== null && <Strip spec={spec} metric={metric} />}
      <div className={styles.scroll} role="group" aria-label={title} tabIndex={0}>
        <table className={styles.table}>
          <thead>
            <tr>
              {cuttings > 1 && <th scope="col">{t("details.cutting")}</th>}
              {folds > 1 && <th scope="col">{t("details.fold")}</th>}
              {repeats > 1 && <th scope="col">{t("details.repeat")}</th>}
              <th scope="col">{metricHeading(t, metric)}</th>
              {unit !== null && <th scope="col">{t(`models.steps.best.${unit}`)}</th>}
            </tr>
          </thead>
          <tbody>
            {results.map(({ cutting = 0, fold, repeat, value, bestStep, steps }) => (
              <tr key={`${cutting} ${fold} ${repeat}`}>
                {cuttings > 1 && <td>{formatCount(cutting + 1)}</td>}
                {folds > 1 && <td>{formatCount(fold + 1)}</td>}
                {repeats > 1 && <td>{formatCount(repeat + 1)}</td>}
                <td>{formatMetric(metric, value)}</td>
                {unit !== null && <td>{`${formatCount(bestStep)} / ${formatCount(steps)}`}</td>}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}

function Strip({ spec, metric }: { readonly spec: FoldStripSpec; readonly metric: MetricName }) {
  const { t } = useTranslation();
  const label = t("details.foldsLabel", {
    count: spec.dots.length,
    low: formatMetric(metric, spec.low),
    high: formatMetric(metric, spec.high),
    mean: formatMetric(metric, spec.mean),
  });
  return (
    <div className={styles.strip} role="img" aria-label={label}>
      {spec.band !== null && (
        <span
          className={styles.band}
          style={{ left: percent(spec.band[0]), width: percent(spec.band[1] - spec.band[0]) }}
        />
      )}
      <span className={styles.mean} style={{ left: percent(spec.meanX) }} />
      {spec.dots.map(({ result: { cutting = 0, fold, repeat, value }, x }) => (
        <span
          key={`${cutting} ${fold} ${repeat}`}
          className={styles.dot}
          style={{ left: percent(x) }}
          title={formatMetric(metric, value)}
        />
      ))}
    </div>
  );
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}
