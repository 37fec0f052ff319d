import { VirtualTable, type TableColumn } from "../../table/VirtualTable.tsx";
import { ABSENT, formatNumber } from "../../words/numberFormat.ts";
import type { NamedValue } from "./barsSpec.ts";

interface BarsTableProps {
  readonly label: string;
  readonly rows: readonly NamedValue[];
  readonly nameHeading: string;
  readonly valueHeading: string;
  /** null: there are no ranges. */
  readonly rangeHeading: string | null;
}

/** Named numbers as a table. */
export function BarsTable({ label, rows, nameHeading, valueHeading, rangeHeading }: BarsTableProps) {
  const indexed = rows.map((row, index) => ({ ...row, index }));
  type Indexed = (typeof indexed)[number];
  const columns: readonly TableColumn<Indexed>[] = [
    { key: "name", header: nameHeading, cell: ({ name }) => name, align: "start", width: 220 },
    {
      key: "value",
      header: valueHeading,
      cell: ({ value }) => formatNumber(value),
      align: "end",
      width: 140,
    },
    ...(rangeHeading === null
      ? []
      : [
          {
            key: "range",
            header: rangeHeading,
            cell: ({ range }: Indexed) =>
              range === undefined ? ABSENT : range.map((end) => formatNumber(end, 3)).join(" – "),
            align: "end" as const,
            width: 160,
          },
        ]),
  ];
  return (
    <VirtualTable label={label} columns={columns} rows={indexed} rowKey={({ index }) => index} height={320} />
  );
}
