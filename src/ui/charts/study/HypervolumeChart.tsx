import { memo, useMemo, useState } from "react";
import { joinClauses } from "../../nameList.ts";
import { useTranslation } from "react-i18next";
import { hypervolumeHistory, type HypervolumeStep } from "../../../core/study/hypervolumeHistory.ts";
import { isSolution, type Study } from "../../../core/study/study.ts";
import type { Trial } from "../../../core/study/trial.ts";
import { countAxis, niceAxis } from "../plot/axis.ts";
import { ChartCard } from "../plot/ChartCard.tsx";
import { Plot } from "../plot/Plot.tsx";
import { PlotCursor, Readout } from "../plot/PlotCursor.tsx";
import { StepLine } from "./StepLine.tsx";
import { percentText, trialNumber } from "../words/trialWords.ts";
import { VirtualTable, type TableColumn } from "../table/VirtualTable.tsx";

/** A cache by the last solution: a study is a new object at every report, but most reports contain no new solution. */
const histories = new WeakMap<
  Trial,
  { readonly count: number; readonly steps: readonly HypervolumeStep[] }
>();

function historyOf(study: Study): readonly HypervolumeStep[] {
  const solutions = study.trials.filter(isSolution);
  const last = solutions.at(-1);
  if (last === undefined) return [];
  const known = histories.get(last);
  if (known?.count === solutions.length) return known.steps;
  const steps = hypervolumeHistory(study);
  histories.set(last, { count: solutions.length, steps });
  return steps;
}

const HEIGHT = 320;
const SHARES = niceAxis(0, 1);

/** The growth of the front of best compromises by trial. */
export const HypervolumeChart = memo(function HypervolumeChart({ study }: { readonly study: Study }) {
  const { t } = useTranslation();
  const steps = historyOf(study);
  const title = t("results.hypervolume.title");
  const last = steps.at(-1);
  const summary =
    last === undefined ? undefined : t("results.hypervolume.summary", { share: percentText(last.share) });
  return (
    <ChartCard
      title={title}
      summary={summary}
      empty={last === undefined ? t("results.hypervolume.empty") : null}
      table={<StepsTable steps={steps} label={title} />}
      chart={<StepsPlot steps={steps} trials={study.trials.length} label={`${title}. ${summary ?? ""}`} />}
    />
  );
});

interface StepsPlotProps {
  readonly steps: readonly HypervolumeStep[];
  readonly trials: number;
  readonly label: string;
}

function StepsPlot({ steps, trials, label }: StepsPlotProps) {
  const { t } = useTranslation();
  const [index, setIndex] = useState(-1);
  const step = steps[index];
  const x = useMemo(() => countAxis(1, Math.max(2, trials)), [trials]);
  const lines =
    step === undefined
      ? []
      : [
          t("results.trial", { number: trialNumber(step.number) }),
          `${t("results.hypervolume.y")} ${percentText(step.share)}`,
        ];
  return (
    <Plot
      x={x}
      y={SHARES}
      xTitle={t("results.hypervolume.x")}
      yTitle={t("results.hypervolume.y")}
      height={HEIGHT}
      label={label}
      overlay={
        <>
          <PlotCursor
            label={t("results.readOut", { title: t("results.hypervolume.title") })}
            index={index}
            count={steps.length}
            valueText={joinClauses(t, lines)}
            onPoint={(place, area) =>
              setIndex(
                place === null ? -1 : steps.findLastIndex(({ number }) => area.x(number + 1) <= place.x + 4),
              )
            }
            onIndex={setIndex}
          />
          {step !== undefined && (
            <Readout at={(area) => ({ x: area.x(step.number + 1), y: area.y(step.share) })} lines={lines} />
          )}
        </>
      }
    >
      <StepLine
        steps={steps.map(({ number, share }) => ({ x: number + 1, y: share }))}
        end={Math.max(1, trials)}
      />
    </Plot>
  );
}

function StepsTable({
  steps,
  label,
}: {
  readonly steps: readonly HypervolumeStep[];
  readonly label: string;
}) {
  const { t } = useTranslation();
  const columns: readonly TableColumn<HypervolumeStep>[] = [
    {
      key: "number",
      header: t("results.hypervolume.x"),
      cell: ({ number }) => trialNumber(number),
      align: "end",
      width: 72,
    },
    {
      key: "share",
      header: t("results.hypervolume.y"),
      cell: ({ share }) => percentText(share),
      align: "end",
      width: 120,
    },
  ];
  return (
    <VirtualTable
      label={label}
      columns={columns}
      rows={steps}
      rowKey={({ number }) => number}
      height={HEIGHT}
    />
  );
}
