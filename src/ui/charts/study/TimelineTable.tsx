import { useTranslation } from "react-i18next";
import { trialTableColumns } from "./trialTableColumns.ts";
import { durationText } from "../words/trialWords.ts";
import { VirtualTable, type TableColumn } from "../table/VirtualTable.tsx";
import type { TimelineBar, WorkerTimelineSpec } from "./workerTimelineSpec.ts";

/** The worker timeline as a table: one row for each bar. */
export function TimelineTable({
  spec,
  label,
}: {
  readonly spec: WorkerTimelineSpec;
  readonly label: string;
}) {
  const { t } = useTranslation();
  const columns: readonly TableColumn<TimelineBar>[] = [
    ...trialTableColumns(t),
    {
      key: "worker",
      header: t("results.table.worker"),
      cell: ({ worker }) => String(worker + 1),
      align: "end",
      width: 80,
    },
    {
      key: "start",
      header: t("results.timeline.start"),
      cell: ({ startMs }) => durationText(t, startMs),
      align: "end",
      width: 96,
    },
    {
      key: "duration",
      header: t("results.timeline.duration"),
      cell: ({ startMs, endMs }) => durationText(t, endMs - startMs),
      align: "end",
      width: 96,
    },
  ];
  return (
    <VirtualTable
      label={label}
      columns={columns}
      rows={spec.bars}
      rowKey={(bar) => bar.number}
      height={240}
    />
  );
}
