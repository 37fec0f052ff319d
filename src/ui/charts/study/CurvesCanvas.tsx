import { useCallback, useEffect, useRef } from "react";
import { usePrinting } from "../../print/printContext.ts";
import {
  CanvasLayer,
  layerBox,
  openContext,
  paletteOf,
  type Paint,
  type PaintContext,
} from "../plot/CanvasLayer.tsx";
import { fadedAlpha, missingCurves, placesKey, type DrawnCurves } from "./curveCache.ts";
import type { Curve, LearningCurvesSpec } from "./learningCurvesSpec.ts";
import { paintCurves } from "./paintCurves.ts";
import { BeneathHtml, usePlotGeometry, type PlotGeometry } from "../plot/plotLayers.tsx";
import { learnerColorName } from "../plot/learnerMarks.tsx";
import { stateColorName } from "../plot/stateMarks.tsx";
import styles from "../plot/charts.module.css";

/** How much more opaque curves of several learners are than those of one. */
const COLOUR_FADES_LESS = 1.8;

export interface CurvesCanvasProps {
  readonly spec: LearningCurvesSpec;
  /** Drawn in the text colour over all others. */
  readonly highlighted: readonly Curve[];
}

/**
 * Two layers: finished curves, to which only new ones are added, and above them the few that grow or are emphasised. An update
 * redraws only the upper layer, however many curves are finished.
 */
export function CurvesCanvas({ spec, highlighted }: CurvesCanvasProps) {
  const area = usePlotGeometry();
  const front = useCallback<Paint>(
    (context, color) => {
      const { running, best } = spec;
      const inFront = [...(best === null ? [] : [best]), ...running, ...highlighted];
      // An outline in the background colour separates them from a thousand curves behind.
      paintCurves(context, area, inFront, { color: color("--surface"), width: 5, alpha: 0.7 });
      if (best !== null)
        paintCurves(context, area, [best], { color: color("--color-best"), width: 2.5, alpha: 1 });
      paintCurves(context, area, running, { color: color("--color-running"), width: 2, alpha: 1 });
      paintCurves(context, area, highlighted, { color: color("--ink"), width: 2, alpha: 1 });
    },
    [spec, area, highlighted],
  );
  const Finished = usePrinting() ? FinishedOnPaper : FinishedCurves;
  return (
    <>
      <Finished spec={spec} />
      <CanvasLayer paint={front} />
    </>
  );
}

function FinishedCurves({ spec }: Omit<CurvesCanvasProps, "highlighted">) {
  const area = usePlotGeometry();
  const ref = useRef<HTMLCanvasElement>(null);
  const drawn = useRef<DrawnCurves | null>(null);
  useEffect(() => {
    const canvas = ref.current;
    if (canvas === null) return;
    const { finished } = spec;
    const alpha = fadedAlpha(finished.length);
    const key = `${window.devicePixelRatio} ${alpha} ${placesKey(spec, area)}`;
    const { clear, curves } = missingCurves(drawn.current, key, finished);
    const context = clear ? openContext(canvas, { ...area, bleed: 0 }) : canvas.getContext("2d");
    if (context === null) return;
    paintFinished(context, area, curves, { alpha, color: paletteOf(canvas) });
    drawn.current = { key, values: new Set(finished.map(({ values }) => values)) };
  }, [area, spec]);
  return (
    <BeneathHtml>
      <canvas ref={ref} className={styles.layer} style={layerBox(area, 0)} aria-hidden="true" />
    </BeneathHtml>
  );
}

function FinishedOnPaper({ spec }: Omit<CurvesCanvasProps, "highlighted">) {
  const area = usePlotGeometry();
  const paint = useCallback<Paint>(
    (context, color) => {
      paintFinished(context, area, spec.finished, { alpha: fadedAlpha(spec.finished.length), color });
    },
    [spec, area],
  );
  return <CanvasLayer paint={paint} />;
}

function paintFinished(
  context: PaintContext,
  area: PlotGeometry,
  curves: readonly Curve[],
  { alpha, color }: { readonly alpha: number; readonly color: (name: string) => string },
): void {
  for (const state of ["complete", "broken", "pruned", "failed"] as const) {
    const ofState = curves.filter((curve) => curve.state === state);
    // Among several learners, a complete trial has its learner's colour.
    for (const learner of new Set(ofState.map((curve) => curve.learner))) {
      const isOwn = state === "complete" && learner !== null;
      const ink = color(isOwn ? learnerColorName(learner) : stateColorName(state));
      const own = ofState.filter((curve) => curve.learner === learner);
      // Colours have to be told apart, so they fade less.
      const opacity = isOwn ? Math.min(1, COLOUR_FADES_LESS * alpha) : alpha;
      paintCurves(context, area, own, {
        color: ink,
        width: 1.2,
        alpha: opacity,
        dashed: state === "broken",
      });
    }
  }
}
