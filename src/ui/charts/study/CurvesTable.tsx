import { useTranslation } from "react-i18next";
import type { Curve, LearningCurvesSpec } from "./learningCurvesSpec.ts";
import { ABSENT, formatNumber } from "../words/numberFormat.ts";
import { trialTableColumns } from "./trialTableColumns.ts";
import { VirtualTable, type TableColumn } from "../table/VirtualTable.tsx";

/** The learning curves as a table: one row for each curve, with the figures that describe it. */
export function CurvesTable({ spec, label }: { readonly spec: LearningCurvesSpec; readonly label: string }) {
  const { t } = useTranslation();
  const number = (key: string, header: string, read: (values: readonly number[]) => number | undefined) =>
    ({
      key,
      header,
      cell: ({ values }) => {
        const value = read(values);
        return value === undefined ? ABSENT : formatNumber(value);
      },
      align: "end",
      width: 84,
    }) satisfies TableColumn<Curve>;
  const columns: readonly TableColumn<Curve>[] = [
    ...trialTableColumns(t),
    number("epochs", t(`models.steps.plural.${spec.unit ?? "step"}`), (values) => values.length),
    number("first", t("results.curves.first"), (values) => values[0]),
    number("last", t("results.curves.last"), (values) => values.at(-1)),
    number("lowest", t("results.curves.lowest"), (values) => Math.min(...values)),
    number("highest", t("results.curves.highest"), (values) => Math.max(...values)),
  ];
  const rows = [...spec.finished, ...spec.running].sort((a, b) => a.number - b.number);
  return (
    <VirtualTable label={label} columns={columns} rows={rows} rowKey={(curve) => curve.number} height={320} />
  );
}
