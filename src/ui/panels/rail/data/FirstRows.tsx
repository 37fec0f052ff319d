import { VisuallyHidden } from "@mantine/core";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { ColumnSummary, DatasetSummary } from "../../../../core/data/table/dataset.ts";
import classes from "./data.module.css";

const COLUMN_WIDTH = 96;

export interface FirstRowsProps {
  readonly summary: DatasetSummary;
  readonly target: string;
}

/** The first rows as they were read. Only visible columns are rendered. */
export function FirstRows({ summary, target }: FirstRowsProps) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const { columns, preview } = summary;
  const virtual = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => COLUMN_WIDTH,
    overscan: 2,
    initialRect: { width: 4 * COLUMN_WIDTH, height: 0 },
  });
  const items = virtual.getVirtualItems();
  const before = items[0]?.start ?? 0;
  const after = virtual.getTotalSize() - (items.at(-1)?.end ?? 0);
  const gap = t("data.preview.emptyCell");
  const caption = t("data.preview.rowsCaption", { count: preview.length, rows: preview.length });
  return (
    // Focusable, so that the keyboard can scroll it.
    <div ref={scroller} className={classes["rowsScroller"]} tabIndex={0} role="group" aria-label={caption}>
      <table
        className={classes["rows"]}
        style={{ width: virtual.getTotalSize() }}
        aria-colcount={columns.length}
      >
        <VisuallyHidden component="caption">{caption}</VisuallyHidden>
        <thead>
          <tr>
            <td style={{ width: before }} />
            {items.map(({ index }) => (
              <th
                key={index}
                scope="col"
                aria-colindex={index + 1}
                style={{ width: COLUMN_WIDTH }}
                title={columns[index]!.name}
                data-number={columns[index]!.kind === "number" || undefined}
                data-target={columns[index]!.name === target || undefined}
              >
                {columns[index]!.name}
              </th>
            ))}
            <td style={{ width: after }} />
          </tr>
        </thead>
        <tbody>
          {preview.map((row, rowIndex) => (
            <tr key={rowIndex}>
              <td />
              {items.map(({ index }) => (
                <Cell key={index} value={row[index] ?? null} column={columns[index]!} gap={gap} />
              ))}
              <td />
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface CellProps {
  readonly value: string | null;
  readonly column: ColumnSummary;
  /** The display of a missing value. */
  readonly gap: string;
}

function Cell({ value, column, gap }: CellProps) {
  const right = column.kind === "number" || undefined;
  if (value === null) {
    return (
      <td className={classes["gap"]} data-number={right}>
        {gap}
      </td>
    );
  }
  return (
    <td title={value} data-number={right}>
      {value}
    </td>
  );
}
