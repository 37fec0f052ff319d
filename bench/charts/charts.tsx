import type { ReactNode } from "react";
import { ConvergenceChart } from "../../src/ui/charts/study/ConvergenceChart.tsx";
import { HypervolumeChart } from "../../src/ui/charts/study/HypervolumeChart.tsx";
import { LearningCurvesChart } from "../../src/ui/charts/study/LearningCurvesChart.tsx";
import { ParetoChart } from "../../src/ui/charts/study/ParetoChart.tsx";
import { TrialCurve } from "../../src/ui/charts/study/TrialCurve.tsx";
import { WorkerTimelineChart } from "../../src/ui/charts/study/WorkerTimelineChart.tsx";
import type { FixtureOptions } from "../../src/ui/gallery/studyFixtures.ts";
import type { StudyStep } from "./studySteps.ts";

export type ChartName = keyof typeof CHARTS;

interface TimedChart {
  readonly options: Partial<FixtureOptions>;
  readonly render: (step: StudyStep) => ReactNode;
}

const onSelect = () => {};

/** The measured charts of a study. */
export const CHARTS = {
  convergence: {
    options: {},
    render: ({ study }) => <ConvergenceChart study={study} selected={null} onSelect={onSelect} />,
  },
  learningCurves: {
    options: {},
    render: ({ study }) => <LearningCurvesChart study={study} selected={null} onSelect={onSelect} />,
  },
  pareto: {
    options: { sideObjectives: 1 },
    render: ({ study }) => <ParetoChart study={study} selected={null} onSelect={onSelect} />,
  },
  hypervolume: {
    options: { sideObjectives: 1 },
    render: ({ study }) => <HypervolumeChart study={study} />,
  },
  workerTimeline: {
    options: {},
    render: ({ study, elapsedMs }) => (
      <WorkerTimelineChart
        study={study}
        selected={null}
        onSelect={onSelect}
        workers={2}
        elapsedMs={elapsedMs}
      />
    ),
  },
  trialCurve: {
    options: {},
    render: ({ growing }) => <TrialCurve trial={growing} unit="epoch" />,
  },
} as const satisfies Readonly<Record<string, TimedChart>>;
