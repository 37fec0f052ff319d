import type { TFunction } from "i18next";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { columnFormat, formatCount, formatNumber } from "../words/numberFormat.ts";
import type { PredictedRow } from "../report/predictionsSpec.ts";
import { VirtualTable, type TableColumn } from "./VirtualTable.tsx";

interface PointsTableProps {
  readonly points: readonly PredictedRow[];
  readonly label: string;
  readonly height?: number;
}

/** Test rows with what they are and what they were predicted to be. */
export function PointsTable({ points, label, height = 360 }: PointsTableProps) {
  const { t } = useTranslation();
  const [actualText, predictedText, residualText] = useMemo(
    () => [
      columnFormat(points.map(({ actual }) => actual)),
      columnFormat(points.map(({ predicted }) => predicted)),
      columnFormat(points.map(residualOf)),
    ],
    [points],
  );
  const number = (
    key: string,
    header: string,
    read: (point: PredictedRow) => string,
  ): TableColumn<PredictedRow> => ({ key, header, cell: read, align: "end", width: key === "row" ? 60 : 84 });
  const columns = [
    number("row", t("results.model.predictions.row"), ({ row }) => formatCount(row + 1)),
    number("actual", t("results.model.predictions.actualColumn"), ({ actual }) => actualText(actual)),
    number("predicted", t("results.model.predictions.predictedColumn"), ({ predicted }) =>
      predictedText(predicted),
    ),
    number("residual", t("results.model.predictions.residual"), (point) => residualText(residualOf(point))),
  ];
  return (
    <VirtualTable label={label} columns={columns} rows={points} rowKey={({ row }) => row} height={height} />
  );
}

function residualOf({ actual, predicted }: PredictedRow): number {
  return actual - predicted;
}

/** One row, line by line. */
export function pointLines(t: TFunction, { row, actual, predicted }: PredictedRow): readonly string[] {
  return [
    `${t("results.model.predictions.row")} ${formatCount(row + 1)}`,
    `${t("results.model.predictions.actualColumn")} ${formatNumber(actual)}`,
    `${t("results.model.predictions.predictedColumn")} ${formatNumber(predicted)}`,
    `${t("results.model.predictions.residual")} ${formatNumber(actual - predicted)}`,
  ];
}
