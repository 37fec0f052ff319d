import { useTranslation } from "react-i18next";
import type { ColumnProfile, DataProfile } from "../../../core/data/profile/profile.ts";
import { Card } from "../../charts/plot/Card.tsx";
import { ABSENT, formatCount, formatNumber } from "../../charts/words/numberFormat.ts";
import { PrintedTable } from "../../charts/table/PrintedTable.tsx";
import type { TableColumn } from "../../charts/table/VirtualTable.tsx";

/** Every column on a line of its own, for print, where no column can be chosen. */
export function PrintedColumns({ profile }: { readonly profile: DataProfile }) {
  const { t } = useTranslation();
  const title = t("dataTab.columns.title");
  const column = (
    key: string,
    header: string,
    cell: TableColumn<ColumnProfile>["cell"],
  ): TableColumn<ColumnProfile> => ({
    key,
    header,
    cell,
    align: key === "name" || key === "kind" ? "start" : "end",
    width: 100,
  });
  const columns = [
    column("name", t("looks.print.column"), ({ name }) => name),
    column("kind", t("dataTab.columns.kind"), ({ kind }) => t(`data.kinds.${kind}`)),
    column("present", t("looks.print.values"), ({ present }) => formatCount(present)),
    column("missing", t("looks.print.missing"), ({ missing }) => formatCount(missing)),
    column("association", t("looks.print.association"), ({ association }) =>
      association === null
        ? ABSENT
        : `${t(`dataTab.measures.${association.measure}`)} ${formatNumber(association.value, 3)}`,
    ),
  ];
  const [shown, of] = [profile.columns.length, profile.columnCount];
  return (
    <Card title={title}>
      {shown < of && <p>{t("dataTab.map.some", { shown, of })}</p>}
      <PrintedTable
        label={title}
        columns={columns}
        rows={profile.columns}
        rowKey={(each) => profile.columns.indexOf(each)}
        height={0}
      />
    </Card>
  );
}
