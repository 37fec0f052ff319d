import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Neighbour } from "../../../../core/inspect/nearest.ts";
import type { Winner } from "../../../../core/learner/packedModel.ts";
import { classProbabilities, inOriginalUnits } from "../../../../core/metric/score.ts";
import { NumberField } from "../../../controls/NumberField.tsx";
import { ChartCard } from "../../plot/ChartCard.tsx";
import { VirtualTable, type TableColumn } from "../../table/VirtualTable.tsx";
import { formatCount, formatNumber } from "../../words/numberFormat.ts";
import { joinSentences, percentText } from "../../words/trialWords.ts";
import { BarsPlot } from "./BarsPlot.tsx";
import { MOST_BARS, type NamedValue } from "./barsSpec.ts";
import styles from "./inside.module.css";

interface NeighboursCardProps {
  readonly winner: Pick<Winner, "data" | "testOutputs">;
  /** Index of the test row. */
  readonly index: number;
  readonly onIndex: (index: number) => void;
  /** null: not yet known. */
  readonly neighbours: readonly Neighbour[] | null;
}

interface NeighbourBar extends NamedValue, Neighbour {}

/** The training rows that vote on a test row: how far they are, and what they are. */
export function NeighboursCard({ winner, index, onIndex, neighbours }: NeighboursCardProps) {
  const { t } = useTranslation();
  const { data, testOutputs } = winner;
  const { classes, test, rowNumbers } = data;
  const title = t("inside.neighbours.title");
  const text = (target: number) => (classes.length > 0 ? (classes[target] ?? "") : formatNumber(target));
  const predicted = useMemo(() => predictionOf(data, testOutputs, index), [data, testOutputs, index]);
  const rows = useMemo(
    () =>
      (neighbours ?? []).map((neighbour): NeighbourBar => ({
        ...neighbour,
        name: t("inside.neighbours.bar", {
          row: formatCount(neighbour.row + 1),
          target: classes.length > 0 ? (classes[neighbour.target] ?? "") : formatNumber(neighbour.target),
        }),
        value: neighbour.distance,
      })),
    [neighbours, classes, t],
  );
  const actual =
    test === null
      ? 0
      : classes.length > 0
        ? test.targets[index]!
        : inOriginalUnits(test.targets.subarray(index, index + 1), data.targetScale)[0]!;
  const said = t("inside.neighbours.summary", {
    row: formatCount((rowNumbers.test[index] ?? 0) + 1),
    actual: text(actual),
    count: rows.length,
    predicted: text(predicted),
  });
  const more = t("inside.neighbours.more", { shown: MOST_BARS, count: rows.length });
  const summary = rows.length > MOST_BARS ? joinSentences(t, [said, more]) : said;
  const empty = test === null || test.rows === 0 ? "none" : neighbours === null ? "waiting" : null;
  const label = t("inside.neighbours.row");
  return (
    <ChartCard
      title={title}
      summary={summary}
      empty={empty === null ? null : t(`inside.neighbours.${empty}`)}
      controls={
        <div className={styles.controls}>
          <span>{label}</span>
          <span className={styles.number}>
            <NumberField
              label={label}
              value={index + 1}
              step={1}
              onChange={(number) => {
                if (number === null || !Number.isInteger(number)) return;
                onIndex(Math.min(test?.rows ?? 1, Math.max(1, number)) - 1);
              }}
            />
          </span>
          <span>{t("inside.neighbours.of", { count: test?.rows ?? 0 })}</span>
        </div>
      }
      chart={
        rows.length > 0 && (
          <BarsPlot
            rows={rows}
            title={title}
            xTitle={t("inside.neighbours.distance")}
            summary={summary}
            linesOf={({ name, distance, weight }) => [
              name,
              `${t("inside.neighbours.distanceHeading")} ${formatNumber(distance, 3)}`,
              t("inside.neighbours.weight", { share: percentText(weight) }),
            ]}
            colorOf={({ target }) =>
              classes.length === 0 || target === predicted ? "var(--color-complete)" : "var(--color-pruned)"
            }
          />
        )
      }
      table={<NeighboursTable rows={rows} label={title} textOf={text} />}
    />
  );
}

interface NeighboursTableProps {
  readonly rows: readonly NeighbourBar[];
  readonly label: string;
  readonly textOf: (target: number) => string;
}

function NeighboursTable({ rows, label, textOf }: NeighboursTableProps) {
  const { t } = useTranslation();
  const columns: readonly TableColumn<NeighbourBar>[] = [
    {
      key: "row",
      header: t("inside.neighbours.rowHeading"),
      cell: ({ row }) => formatCount(row + 1),
      align: "end",
      width: 84,
    },
    {
      key: "target",
      header: t("inside.neighbours.target"),
      cell: ({ target }) => textOf(target),
      align: "start",
      width: 160,
    },
    {
      key: "distance",
      header: t("inside.neighbours.distanceHeading"),
      cell: ({ distance }) => formatNumber(distance),
      align: "end",
      width: 110,
    },
    {
      key: "weight",
      header: t("inside.neighbours.weightHeading"),
      cell: ({ weight }) => percentText(weight),
      align: "end",
      width: 130,
    },
  ];
  return <VirtualTable label={label} columns={columns} rows={rows} rowKey={({ row }) => row} height={320} />;
}

/** The class of a test row, or its value in the target's own units, as predicted. */
function predictionOf(
  { classes, targetScale }: Winner["data"],
  outputs: Float32Array,
  index: number,
): number {
  if (classes.length === 0) return inOriginalUnits(outputs.subarray(index, index + 1), targetScale)[0] ?? NaN;
  const width = classes.length === 2 ? 1 : classes.length;
  const own = classProbabilities(outputs.subarray(index * width, (index + 1) * width), classes.length);
  return own.indexOf(Math.max(...own));
}
