import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Trial } from "../../../core/study/trial.ts";
import { formatNumber } from "../words/numberFormat.ts";
import { Plot } from "../plot/Plot.tsx";
import { PlotMarks, usePlotGeometry, type PlotGeometry } from "../plot/plotLayers.tsx";
import { LegendItem, LineMark } from "../plot/stateMarks.tsx";
import { trialCurveSpec, type TrialCurveSpec } from "./trialCurveSpec.ts";
import styles from "../plot/charts.module.css";

/** Training and validation loss of one trial, small. */
export function TrialCurve({ trial }: { readonly trial: Trial }) {
  const { t } = useTranslation();
  const spec = useMemo(() => trialCurveSpec(trial), [trial]);
  if (spec === null) return null;
  const last = (values: readonly number[]) => formatNumber(values.at(-1) ?? NaN);
  return (
    <>
      <Plot
        x={spec.x}
        y={spec.y}
        xTitle={t("results.curves.x")}
        height={170}
        label={t("results.details.curveLabel", {
          count: spec.validationLoss.length,
          epochs: spec.validationLoss.length,
          validation: last(spec.validationLoss),
          train: last(spec.trainLoss),
        })}
      >
        <Lines spec={spec} />
      </Plot>
      <div className={styles.legend}>
        <LegendItem
          mark={<LineMark color="var(--color-train)" dashed />}
          label={t("results.curves.trainLoss")}
        />
        <LegendItem
          mark={<LineMark color="var(--color-validation)" />}
          label={t("results.curves.validationLoss")}
        />
      </div>
    </>
  );
}

function Lines({ spec }: { readonly spec: TrialCurveSpec }) {
  const { t } = useTranslation();
  const area = usePlotGeometry();
  const { bestEpoch } = spec;
  const x = bestEpoch === null ? 0 : area.x(bestEpoch);
  return (
    <PlotMarks>
      {bestEpoch !== null && (
        <>
          <line className={styles.guide} x1={x} x2={x} y1={area.top} y2={area.top + area.height} />
          <text
            className={styles.markLabel}
            x={x - 5}
            y={area.top + 11}
            textAnchor={x > area.left + area.width / 2 ? "end" : "start"}
            dx={x > area.left + area.width / 2 ? 0 : 10}
          >
            {t("results.details.keptEpoch", { epoch: bestEpoch })}
          </text>
        </>
      )}
      <path className={styles.trainLine} d={linePath(spec.trainLoss, area)} />
      <path className={styles.validationLine} d={linePath(spec.validationLoss, area)} />
    </PlotMarks>
  );
}

/** Breaks where a value is not finite. */
function linePath(values: readonly number[], area: PlotGeometry): string {
  return values
    .map((value, index) => {
      if (!Number.isFinite(value)) return "";
      const starts = index === 0 || !Number.isFinite(values[index - 1]);
      return `${starts ? "M" : "L"}${area.x(index + 1).toFixed(1)} ${area.y(value).toFixed(1)}`;
    })
    .join("");
}
