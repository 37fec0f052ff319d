import { SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ColumnImportance } from "../../../../core/inspect/importance.ts";
import { METRIC_TABLE, type MetricName } from "../../../../core/metric/metricName.ts";
import { ChartCard } from "../../plot/ChartCard.tsx";
import { formatCount, formatNumber } from "../../words/numberFormat.ts";
import { joinSentences, metricHeading, metricName } from "../../words/trialWords.ts";
import { BarsPlot } from "./BarsPlot.tsx";
import { BarsTable } from "./BarsTable.tsx";
import { MOST_BARS, type NamedValue } from "./barsSpec.ts";

interface ImportanceCardProps {
  readonly metric: MetricName;
  /** null: not yet measured. */
  readonly permutation: ColumnImportance | null;
  /** Each column's share of the gain of all splits; null: the model has no splits. */
  readonly gain: readonly NamedValue[] | null;
}

/** How much each column matters: by shuffling it on the test rows, and for trees by what its splits gained. */
export function ImportanceCard({ metric, permutation, gain }: ImportanceCardProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<"permutation" | "gain">("permutation");
  const how = gain === null ? "permutation" : chosen;
  const rows = useMemo(
    () => (how === "gain" ? (gain ?? []) : byMean(permutation)).toSorted((a, b) => b.value - a.value),
    [how, gain, permutation],
  );
  const title = t("inside.importance.title");
  const falls = METRIC_TABLE[metric].direction === "maximize";
  const xTitle =
    how === "gain"
      ? t("inside.importance.x.gain")
      : t(`inside.importance.x.${falls ? "permutation" : "permutationError"}`, {
          metric: metricHeading(t, metric),
        });
  const first = rows[0];
  const summary = joinSentences(t, [
    how === "gain"
      ? t("inside.importance.hint.gain")
      : t("inside.importance.hint.permutation", {
          metric: metricName(t, metric),
          rows: formatCount(permutation?.rows ?? 0),
          count: permutation?.repeats ?? 0,
        }),
    ...(first === undefined
      ? []
      : [t("inside.largest", { name: first.name, value: formatNumber(first.value, 3) })]),
    ...(rows.length > MOST_BARS ? [t("inside.more", { shown: MOST_BARS, count: rows.length })] : []),
  ]);
  const waits = how === "permutation" && permutation === null;
  const isTooCostly = how === "permutation" && permutation?.isTooCostly === true;
  const nothing = waits ? "waiting" : isTooCostly ? "tooCostly" : "none";
  return (
    <ChartCard
      title={title}
      summary={waits || isTooCostly ? undefined : summary}
      controls={
        gain !== null && (
          <SegmentedControl
            size="xs"
            aria-label={t("inside.importance.how")}
            value={how}
            onChange={(value) => setChosen(value)}
            data={(["permutation", "gain"] as const).map((value) => ({
              value,
              label: t(`inside.importance.${value}`),
            }))}
          />
        )
      }
      chart={
        rows.length === 0 ? (
          <p>{t(`inside.importance.${nothing}`)}</p>
        ) : (
          <BarsPlot
            rows={rows}
            title={title}
            xTitle={xTitle}
            summary={summary}
            linesOf={({ name, value, range }) => [
              name,
              `${xTitle} ${formatNumber(value, 3)}`,
              ...(range === undefined
                ? []
                : [
                    t("inside.importance.at", {
                      low: formatNumber(range[0], 3),
                      high: formatNumber(range[1], 3),
                    }),
                  ]),
            ]}
          />
        )
      }
      table={
        <BarsTable
          label={title}
          rows={rows}
          nameHeading={t("inside.importance.column")}
          valueHeading={xTitle}
          rangeHeading={how === "gain" ? null : t("inside.importance.range")}
        />
      }
    />
  );
}

function byMean(permutation: ColumnImportance | null): readonly NamedValue[] {
  return (permutation?.columns ?? []).map(({ name, mean, low, high }) => ({
    name,
    value: mean,
    range: [low, high],
  }));
}
