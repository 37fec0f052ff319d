import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { bestUpTo, type ConvergenceMark, type ConvergenceSpec } from "./convergenceSpec.ts";
import { ABSENT, formatMetric } from "../words/numberFormat.ts";
import { trialTableColumns } from "./trialTableColumns.ts";
import { metricHeading } from "../words/trialWords.ts";
import { VirtualTable, type TableColumn } from "../table/VirtualTable.tsx";

/** The convergence chart as a table: value and best so far by trial. */
export function ConvergenceTable({
  spec,
  label,
}: {
  readonly spec: ConvergenceSpec;
  readonly label: string;
}) {
  const { t } = useTranslation();
  const value = (number: number | undefined | null) =>
    number === undefined || number === null ? ABSENT : formatMetric(spec.metric, number);
  const columns: readonly TableColumn<ConvergenceMark>[] = [
    ...trialTableColumns<ConvergenceMark>(t),
    ...(spec.learners.length > 0 ? [learnerColumn(t)] : []),
    {
      key: "value",
      header: metricHeading(t, spec.metric),
      cell: (mark) => (mark.state === "pruned" ? ABSENT : value(mark.value)),
      align: "end",
      width: 96,
    },
    {
      key: "best",
      header: t("results.bestSoFar"),
      cell: ({ number }) => value(bestUpTo(spec, number)?.value),
      align: "end",
      width: 110,
    },
  ];
  return (
    <VirtualTable
      label={label}
      columns={columns}
      rows={spec.marks}
      rowKey={(mark) => mark.number}
      height={320}
    />
  );
}

function learnerColumn(t: TFunction): TableColumn<ConvergenceMark> {
  return {
    key: "learner",
    header: t("model.settings.family.label"),
    cell: ({ learner }) => (learner === null ? ABSENT : t(`model.choices.${learner}`)),
    align: "start",
    width: 130,
  };
}
