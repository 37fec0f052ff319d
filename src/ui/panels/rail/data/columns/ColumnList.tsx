import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DatasetSummary } from "../../../../../core/data/table/dataset.ts";
import { ColumnRow } from "./ColumnRow.tsx";
import classes from "../data.module.css";

const ROW_HEIGHT = 36;
const MOST_ROWS_SHOWN = 5.5;
/** Drawn above and below what is in view. */
const OVERSCAN = 4;

/**
 * Every column with its kind, gaps and distribution. Only what is in view is drawn: a table may have hundreds. All rows are equally high, so that this
 * needs no library, which the page would load for it at its start.
 */
export function ColumnList({ summary }: { readonly summary: DatasetSummary }) {
  const { t } = useTranslation();
  /** The first row in view. */
  const [first, setFirst] = useState(0);
  const { columns } = summary;
  const from = Math.max(0, first - OVERSCAN);
  const drawn = columns.slice(from, first + Math.ceil(MOST_ROWS_SHOWN) + 1 + OVERSCAN);
  return (
    <div
      className={classes["scroller"]}
      style={{ height: Math.min(columns.length, MOST_ROWS_SHOWN) * ROW_HEIGHT + 2 }}
      onScroll={(event) => setFirst(Math.floor(event.currentTarget.scrollTop / ROW_HEIGHT))}
    >
      <ul
        className={classes["columns"]}
        aria-label={t("data.preview.columnsCaption")}
        style={{ height: columns.length * ROW_HEIGHT }}
      >
        {drawn.map((column, index) => (
          <li
            key={column.name}
            className={classes["columnItem"]}
            style={{ height: ROW_HEIGHT, transform: `translateY(${(from + index) * ROW_HEIGHT}px)` }}
            aria-setsize={columns.length}
            aria-posinset={from + index + 1}
          >
            <ColumnRow column={column} />
          </li>
        ))}
      </ul>
    </div>
  );
}
