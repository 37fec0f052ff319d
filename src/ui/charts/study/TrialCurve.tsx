import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Line, ReferenceLine } from "recharts";
import type { Trial } from "../../../core/study/trial.ts";
import { formatNumber } from "../words/numberFormat.ts";
import { Plot } from "../plot/Plot.tsx";
import { SeriesLegend } from "../plot/SeriesLegend.tsx";
import { trialCurveSpec, type TrialCurveSpec } from "./trialCurveSpec.ts";
import styles from "../plot/charts.module.css";

const LINE = {
  type: "linear",
  strokeWidth: 2,
  strokeLinejoin: "round",
  dot: false,
  activeDot: false,
  isAnimationActive: false,
} as const;

/** Training and validation loss of one trial, small. */
export function TrialCurve({ trial }: { readonly trial: Trial }) {
  const { t } = useTranslation();
  const spec = useMemo(() => trialCurveSpec(trial), [trial]);
  if (spec === null) return null;
  const { trainLoss, validationLoss } = trial.curve;
  const last = (values: readonly number[]) => formatNumber(values.at(-1) ?? NaN);
  return (
    <Plot
      x={spec.x}
      y={spec.y}
      xTitle={t("results.curves.x")}
      height={170}
      label={t("results.details.curveLabel", {
        count: validationLoss.length,
        epochs: validationLoss.length,
        validation: last(validationLoss),
        train: last(trainLoss),
      })}
    >
      <KeptEpoch spec={spec} />
      <Line
        {...LINE}
        data={spec.epochs}
        dataKey="train"
        name={t("results.curves.trainLoss")}
        stroke="var(--color-train)"
        strokeDasharray="5 3"
      />
      <Line
        {...LINE}
        data={spec.epochs}
        dataKey="validation"
        name={t("results.curves.validationLoss")}
        stroke="var(--color-validation)"
      />
      <SeriesLegend />
    </Plot>
  );
}

/** The epoch whose weights were kept, named on the side that has more room. */
function KeptEpoch({ spec: { bestEpoch, x } }: { readonly spec: TrialCurveSpec }) {
  const { t } = useTranslation();
  if (bestEpoch === null) return null;
  const late = bestEpoch > (x.domain[0] + x.domain[1]) / 2;
  return (
    <ReferenceLine
      x={bestEpoch}
      stroke="var(--line-strong)"
      strokeDasharray="3 3"
      label={{
        value: t("results.details.keptEpoch", { epoch: bestEpoch }),
        position: late ? "insideTopRight" : "insideTopLeft",
        offset: 5,
        dy: -2,
        className: `${styles.markLabel}`,
        fill: "var(--ink-soft)",
      }}
    />
  );
}
