import { useTranslation } from "react-i18next";
import { formatMeasure, measureHeading } from "../words/measureWords.ts";
import type { ParetoPoint, ParetoSpec } from "./paretoSpec.ts";
import { trialNumber } from "../words/trialWords.ts";
import { VirtualTable, type TableColumn } from "../table/VirtualTable.tsx";

/** The trials of the Pareto chart, those on the front first. */
export function ParetoTable({ spec, label }: { readonly spec: ParetoSpec; readonly label: string }) {
  const { t } = useTranslation();
  const columns: readonly TableColumn<ParetoPoint>[] = [
    {
      key: "number",
      header: t("results.convergence.x"),
      cell: ({ number }) => trialNumber(number),
      align: "end",
      width: 72,
    },
    ...spec.objectives.map(({ index, measure }): TableColumn<ParetoPoint> => ({
      key: measure,
      header: measureHeading(t, measure),
      cell: ({ values }) => formatMeasure(measure, values[index]!),
      align: "end",
      width: 104,
    })),
    {
      key: "standing",
      header: t("results.pareto.standing"),
      cell: (point) =>
        t(
          point.onFront
            ? "results.pareto.front"
            : point.feasible
              ? "results.pareto.dominated"
              : "results.states.broken",
        ),
      align: "start",
      width: 150,
    },
  ];
  const rows = spec.points.toReversed();
  return (
    <VirtualTable label={label} columns={columns} rows={rows} rowKey={({ number }) => number} height={320} />
  );
}
