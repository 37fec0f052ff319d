import { useCallback, useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Line, ReferenceLine } from "recharts";
import type { StepUnit } from "../../../core/learner/learner.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { formatNumber } from "../words/numberFormat.ts";
import { CanvasLayer, type Paint } from "../plot/CanvasLayer.tsx";
import { Plot } from "../plot/Plot.tsx";
import { usePlotGeometry } from "../plot/plotLayers.tsx";
import { SeriesLegend } from "../plot/SeriesLegend.tsx";
import { paintCurves } from "./paintCurves.ts";
import { stepHeading, stepsText } from "../words/stepWords.ts";
import { trialCurveSpec, type TrialCurveSpec } from "./trialCurveSpec.ts";
import styles from "../plot/charts.module.css";

/** Longer curves are drawn on a canvas. */
const MOST_STEPS = 100;
const NO_STEPS: TrialCurveSpec["steps"] = [];
const LINE = {
  type: "linear",
  strokeWidth: 2,
  strokeLinejoin: "round",
  dot: false,
  activeDot: false,
  isAnimationActive: false,
} as const;

/** Training and validation loss of one trial, small. */
export function TrialCurve({ trial, unit }: { readonly trial: Trial; readonly unit: StepUnit }) {
  const { t } = useTranslation();
  const spec = useMemo(() => trialCurveSpec(trial), [trial]);
  if (spec === null) return null;
  const { trainLoss, validationLoss } = trial.curve;
  const dense = spec.steps.length > MOST_STEPS;
  // The lines have no points here, but appear in the legend.
  const lines = dense ? NO_STEPS : spec.steps;
  const hasTrainLoss = trainLoss.length > 0;
  const last = (values: readonly number[]) => formatNumber(values.at(-1) ?? NaN);
  return (
    <Plot
      x={spec.x}
      y={spec.y}
      xTitle={stepHeading(t, unit)}
      height={170}
      label={t(`details.${hasTrainLoss ? "curveLabel" : "curveLabelValidation"}`, {
        steps: stepsText(t, unit, validationLoss.length),
        validation: last(validationLoss),
        train: last(trainLoss),
      })}
    >
      <KeptStep spec={spec} unit={unit} />
      {dense && <DenseLosses trial={trial} />}
      {hasTrainLoss && (
        <Line
          {...LINE}
          data={lines}
          dataKey="train"
          name={t("results.curves.trainLoss")}
          stroke="var(--color-train)"
          strokeDasharray="5 3"
        />
      )}
      <Line
        {...LINE}
        data={lines}
        dataKey="validation"
        name={t("results.curves.validationLoss")}
        stroke="var(--color-validation)"
      />
      <SeriesLegend />
    </Plot>
  );
}

function DenseLosses({ trial }: { readonly trial: Trial }) {
  const geometry = usePlotGeometry();
  const paint = useCallback<Paint>(
    (context, color) => {
      const { trainLoss, validationLoss } = trial.curve;
      const style = { width: 2, alpha: 1 };
      paintCurves(context, geometry, [{ values: trainLoss }], {
        ...style,
        color: color("--color-train"),
        dashed: true,
      });
      paintCurves(context, geometry, [{ values: validationLoss }], {
        ...style,
        color: color("--color-validation"),
      });
    },
    [trial, geometry],
  );
  return <CanvasLayer paint={paint} />;
}

/** The step whose model was kept, with its label on the side that has more room. */
function KeptStep({
  spec: { bestStep, x },
  unit,
}: {
  readonly spec: TrialCurveSpec;
  readonly unit: StepUnit;
}) {
  const { t } = useTranslation();
  if (bestStep === null) return null;
  const late = bestStep > (x.domain[0] + x.domain[1]) / 2;
  return (
    <ReferenceLine
      x={bestStep}
      stroke="var(--line-strong)"
      strokeDasharray="3 3"
      label={{
        value: t(`models.steps.kept.${unit}`, { step: bestStep }),
        position: late ? "insideTopRight" : "insideTopLeft",
        offset: 5,
        dy: -2,
        className: `${styles.markLabel}`,
        fill: "var(--ink-soft)",
      }}
    />
  );
}
