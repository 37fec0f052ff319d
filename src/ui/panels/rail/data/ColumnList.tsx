import { useVirtualizer } from "@tanstack/react-virtual";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { DatasetSummary } from "../../../../core/data/table/dataset.ts";
import { ColumnRow } from "./ColumnRow.tsx";
import classes from "./data.module.css";

const ROW_HEIGHT = 36;
const MOST_ROWS_SHOWN = 5.5;

/** Every column with its kind, gaps and distribution. Only what is in view is drawn: a table may have hundreds. */
export function ColumnList({ summary }: { readonly summary: DatasetSummary }) {
  const { t } = useTranslation();
  const scroller = useRef<HTMLDivElement>(null);
  const { columns } = summary;
  const virtual = useVirtualizer({
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 4,
    initialRect: { width: 0, height: MOST_ROWS_SHOWN * ROW_HEIGHT },
  });
  return (
    <div
      ref={scroller}
      className={classes["scroller"]}
      style={{ height: Math.min(columns.length, MOST_ROWS_SHOWN) * ROW_HEIGHT + 2 }}
    >
      <ul
        className={classes["columns"]}
        aria-label={t("data.preview.columnsCaption")}
        style={{ height: virtual.getTotalSize() }}
      >
        {virtual.getVirtualItems().map(({ index, start }) => (
          <li
            key={columns[index]!.name}
            className={classes["columnItem"]}
            style={{ height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
            aria-setsize={columns.length}
            aria-posinset={index + 1}
          >
            <ColumnRow column={columns[index]!} />
          </li>
        ))}
      </ul>
    </div>
  );
}
