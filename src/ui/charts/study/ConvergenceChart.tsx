import { Switch } from "@mantine/core";
import type { TFunction } from "i18next";
import { joinClauses } from "../../nameList.ts";
import { memo, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { pruneForecasts } from "../../../core/study/observe.ts";
import type { Study } from "../../../core/study/study.ts";
import { ChartCard } from "../plot/ChartCard.tsx";
import { ConvergenceMarks, markPlace, nearestMark, STRIP } from "./ConvergenceMarks.tsx";
import { ConvergenceTable } from "./ConvergenceTable.tsx";
import { bestUpTo, convergenceSpec, type ConvergenceMark, type ConvergenceSpec } from "./convergenceSpec.ts";
import { formatMetric } from "../words/numberFormat.ts";
import { Plot } from "../plot/Plot.tsx";
import { PlotCursor, Readout } from "../plot/PlotCursor.tsx";
import { prunedText } from "../words/prunedWords.ts";
import { LearnerMark } from "../plot/learnerMarks.tsx";
import { LegendItem, LineMark, OffScaleMark, StateMark } from "../plot/stateMarks.tsx";
import { joinSentences, metricHeading, metricName, trialNumber } from "../words/trialWords.ts";

const HEIGHT = 320;
/** Room above for labels of incumbents, and on both sides for marks beyond the axis. */
const INSET = { top: 22, bottom: 22 };

export interface StudyChartProps {
  readonly study: Study;
  readonly selected: number | null;
  readonly onSelect: (number: number | null) => void;
}

/** Every trial as a dot, the best so far as a step line. */
export const ConvergenceChart = memo(function ConvergenceChart({
  study,
  selected,
  onSelect,
}: StudyChartProps) {
  const { t } = useTranslation();
  // Null until the user chooses: the values decide.
  const [log, setLog] = useState<boolean | null>(null);
  const [byLearner, setByLearner] = useState(false);
  const spec = useMemo(() => convergenceSpec(study, { log }), [study, log]);
  const title = t("results.convergence.title");
  const summary = useSummary(spec);
  return (
    <ChartCard
      title={title}
      summary={summary}
      empty={spec.marks.length === 0 ? t("results.convergence.empty") : null}
      controls={
        <>
          {spec.learners.length > 0 && (
            <Switch
              size="xs"
              label={t("models.bestOfEach")}
              checked={byLearner}
              onChange={(event) => setByLearner(event.currentTarget.checked)}
            />
          )}
          {spec.logPossible && (
            <Switch
              size="xs"
              label={t("results.logScale")}
              checked={spec.y?.kind === "log"}
              onChange={(event) => setLog(event.currentTarget.checked)}
            />
          )}
        </>
      }
      legend={<Legend spec={spec} />}
      table={<ConvergenceTable spec={spec} label={title} />}
      chart={
        <ConvergencePlot
          study={study}
          spec={spec}
          summary={summary}
          byLearner={byLearner}
          selected={selected}
          onSelect={onSelect}
        />
      }
    />
  );
});

interface ConvergencePlotProps extends StudyChartProps {
  readonly spec: ConvergenceSpec;
  readonly summary: string;
  readonly byLearner: boolean;
}

function ConvergencePlot({ study, spec, summary, byLearner, selected, onSelect }: ConvergencePlotProps) {
  const { t } = useTranslation();
  const [pointed, setPointed] = useState<number | null>(null);
  const { metric, direction, counts } = spec;
  const y = spec.y ?? { kind: "linear", domain: [0, 1], ticks: [] };
  const shown = spec.marks.find(({ number }) => number === (pointed ?? selected)) ?? null;
  const lines = useReadout(study, spec, shown);
  const better = t(direction === "minimize" ? "results.convergence.smaller" : "results.convergence.larger");
  const axis = [metricHeading(t, metric), better, ...(y.kind === "log" ? [t("results.logAxis")] : [])];
  return (
    <Plot
      x={spec.x}
      y={y}
      xTitle={t("results.convergence.x")}
      yTitle={axis.join(" · ")}
      height={HEIGHT}
      strip={STRIP}
      inset={INSET}
      label={t("results.convergence.label", { metric: metricName(t, metric), ...counts, summary })}
      overlay={
        <>
          <PlotCursor
            strip={STRIP}
            label={t("results.readOut", { title: t("results.convergence.title") })}
            index={shown?.number ?? -1}
            count={spec.marks.length}
            valueText={joinClauses(t, lines)}
            onPoint={(place, area) => setPointed(place && nearestMark(spec, area, place))}
            onIndex={setPointed}
            onChoose={() => shown !== null && onSelect(shown.number)}
          />
          {pointed !== null && shown !== null && (
            <Readout at={(area) => markPlace(shown, area)} lines={lines} />
          )}
        </>
      }
    >
      <ConvergenceMarks spec={spec} shown={shown} selected={selected} byLearner={byLearner} />
    </Plot>
  );
}

function Legend({ spec }: { readonly spec: ConvergenceSpec }) {
  const { t } = useTranslation();
  const states = (["complete", "broken", "running", "waiting", "pruned", "failed"] as const).filter(
    (state) => spec.counts[state] > 0 && (state !== "complete" || spec.learners.length === 0),
  );
  return (
    <>
      <LegendItem mark={<LineMark color="var(--color-best)" />} label={t("results.bestSoFar")} />
      {spec.learners
        .filter(({ complete }) => complete > 0)
        .map(({ learner, complete }) => (
          <LegendItem
            key={learner}
            mark={<LearnerMark learner={learner} />}
            label={`${t(`model.choices.${learner}`)} ${complete}`}
          />
        ))}
      {states.map((state) => (
        <LegendItem
          key={state}
          mark={<StateMark state={state} />}
          label={
            state === "pruned"
              ? t("judging.pruned.legend", { count: spec.counts.pruned })
              : `${t(`results.states.${state}`)} ${spec.counts[state]}`
          }
        />
      ))}
      {(["above", "below"] as const)
        .filter((side) => spec.offScale[side] > 0)
        .map((side) => (
          <LegendItem
            key={side}
            mark={<OffScaleMark side={side} />}
            label={t(`results.convergence.offScale.${side}`, { count: spec.offScale[side] })}
          />
        ))}
    </>
  );
}

function useSummary(spec: ConvergenceSpec): string {
  const { t } = useTranslation();
  const best = spec.steps.at(-1);
  const count = spec.begun;
  if (best === undefined) {
    const unkept = spec.counts.broken > 0;
    return t(unkept ? "results.convergence.summaryUnkept" : "results.convergence.summaryNone", { count });
  }
  const value = `${metricHeading(t, spec.metric)} ${formatMetric(spec.metric, best.value)}`;
  const whole = t("results.convergence.summary", {
    value,
    count: spec.ended,
    best: trialNumber(best.number),
  });
  const ofEach = bestOfEach(t, spec);
  return ofEach === null ? whole : joinSentences(t, [whole, ofEach]);
}

/** "Best of each learner: Random forest 0.12, k-NN 0.2", the best first; null if fewer than two have a result. */
function bestOfEach(t: TFunction, { learners, metric, direction }: ConvergenceSpec): string | null {
  const found = learners.flatMap(({ learner, steps }) => {
    const best = steps.at(-1);
    return best === undefined ? [] : [{ learner, value: best.value }];
  });
  if (found.length < 2) return null;
  const sign = direction === "minimize" ? 1 : -1;
  found.sort((a, b) => sign * (a.value - b.value));
  const scores = found.map(
    ({ learner, value }) => `${t(`model.choices.${learner}`)} ${formatMetric(metric, value)}`,
  );
  return t("models.bestOfEachIs", { scores: joinClauses(t, scores) });
}

function useReadout(study: Study, spec: ConvergenceSpec, mark: ConvergenceMark | null): readonly string[] {
  const { t } = useTranslation();
  if (mark === null) return [];
  const lines: string[] = [t("results.trial", { number: trialNumber(mark.number) })];
  if (mark.learner !== null) lines.push(t(`model.choices.${mark.learner}`));
  lines.push(t(`results.states.${mark.state}`));
  const pruned =
    mark.state === "pruned" ? study.trials.find(({ number }) => number === mark.number) : undefined;
  if (pruned !== undefined) {
    const forecast = pruneForecasts(study.trials, study.config.search)(pruned);
    lines.push(prunedText(t, study.config, pruned, forecast));
  } else if (mark.value !== null) {
    const whole = mark.state === "complete" || mark.state === "broken";
    const name = whole ? metricHeading(t, spec.metric) : t("results.convergence.latest");
    const beyond = mark.beyond === null ? "" : ` (${t("results.convergence.beyond")})`;
    lines.push(`${name} ${formatMetric(spec.metric, mark.value)}${beyond}`);
  }
  const best = bestUpTo(spec, mark.number);
  if (best?.number === mark.number) lines.push(t("results.convergence.newBest"));
  else if (best !== null) lines.push(`${t("results.bestSoFar")} ${formatMetric(spec.metric, best.value)}`);
  return lines;
}
