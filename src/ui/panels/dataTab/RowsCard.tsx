import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { useCallback, useEffect, useMemo, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { PAGE_COLUMNS, PAGE_ROWS, pageKey, type RowPage } from "../../../app/data/dataView.ts";
import type { DatasetSummary } from "../../../core/data/table/dataset.ts";
import type { Thumbnails } from "../../../core/data/profile/tableRows.ts";
import { formatCount } from "../../charts/words/numberFormat.ts";
import { PictureTile } from "../../charts/data/pictures/PictureTile.tsx";
import { pictureRgba } from "../../charts/data/pictures/rgba.ts";
import { ScrollFrame } from "../../charts/plot/ScrollFrame.tsx";
import { useWidth } from "./useWidth.ts";
import { useActs, useDataView } from "../../useSurmise.ts";
import { rowAfterKey, rowAt, scrollHeight, scrollTopOf } from "./rowScroll.ts";
import { NotRead } from "../../controls/NotRead.tsx";
import styles from "./dataTab.module.css";

const ROW_HEIGHT = 28;
const HEAD_HEIGHT = 34;
const COLUMN_WIDTH = 128;
const NUMBER_WIDTH = 84;
const SHOWN = 14;
const THUMBNAIL = 24;

/** All rows as they were read. Only visible rows and columns are rendered; rows are fetched by pages. */
export function RowsCard({ summary }: { readonly summary: DatasetSummary }) {
  const { t } = useTranslation();
  const { rowCount } = summary;
  return (
    <section className={styles.card} aria-label={t("dataTab.rows.title")}>
      <h2 className={styles.title}>{t("dataTab.rows.title")}</h2>
      <p className={styles.note}>
        {t("dataTab.rows.summary", { count: rowCount, rows: formatCount(rowCount) })}
      </p>
      <RowsTable summary={summary} />
    </section>
  );
}

/** The visible rows and columns; fetches their pages. */
function useRowWindow({ columns, rowCount }: DatasetSummary) {
  const acts = useActs();
  const pages = useDataView((state) => state.pages);
  const error = useDataView((state) => state.rowsError);
  const [scroller, room] = useWidth();
  const [first, setFirst] = useState(0);
  const shown = Math.min(SHOWN, rowCount);
  const view = shown * ROW_HEIGHT;
  const total = scrollHeight(rowCount, ROW_HEIGHT, view);
  // A few columns share the width of the card.
  const columnWidth = Math.max(COLUMN_WIDTH, Math.floor((room - NUMBER_WIDTH) / columns.length));
  const virtual = useVirtualizer({
    horizontal: true,
    count: columns.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => columnWidth,
    overscan: 2,
    initialRect: { width: 6 * COLUMN_WIDTH, height: 0 },
  });
  useEffect(() => virtual.measure(), [virtual, columnWidth]);
  const last = Math.min(rowCount, first + shown + 1);
  const onScroll = useCallback(() => {
    const element = scroller.current;
    if (element !== null) setFirst(rowAt(element.scrollTop, total - view, rowCount - shown));
  }, [scroller, total, view, rowCount, shown]);
  const onKeyDown = (event: KeyboardEvent) => {
    const next = event.target === scroller.current ? rowAfterKey(event.key, first, shown, rowCount) : null;
    if (next === null || scroller.current === null) return;
    event.preventDefault();
    scroller.current.scrollTop = scrollTopOf(next, total - view, rowCount - shown);
    setFirst(next);
  };
  const items = virtual.getVirtualItems();
  const left = items[0]?.index ?? 0;
  const right = (items.at(-1)?.index ?? 0) + 1;
  const viewRows = useCallback(
    () => void acts.viewRows({ rows: [first, last], columns: [left, right] }),
    [acts, first, last, left, right],
  );
  useEffect(viewRows, [viewRows, pages]);
  const width = virtual.getTotalSize();
  return {
    pages,
    scroller,
    onScroll,
    onKeyDown,
    viewRows,
    error,
    view,
    total,
    width,
    columnWidth,
    items,
    first,
    last,
  };
}

function RowsTable({ summary }: { readonly summary: DatasetSummary }) {
  const { t } = useTranslation();
  const { columns, rowCount } = summary;
  const window = useRowWindow(summary);
  const { pages, scroller, error, viewRows, view, total, width, columnWidth, items, first, last } = window;
  const before = items[0]?.start ?? 0;
  const after = width - (items.at(-1)?.end ?? 0);
  const rows = Array.from({ length: last - first }, (_, i) => first + i);
  return (
    <>
      {error !== null && <NotRead error={error} onTryAgain={viewRows} />}
      <ScrollFrame of={scroller}>
        <div
          ref={scroller}
          className={styles.rows}
          style={{ height: view + HEAD_HEIGHT + 14 }}
          tabIndex={0}
          role="group"
          aria-label={t("dataTab.rows.label")}
          onScroll={window.onScroll}
          onKeyDown={window.onKeyDown}
        >
          <div style={{ height: total + HEAD_HEIGHT, width: NUMBER_WIDTH + width }}>
            <table
              className={styles.rowsTable}
              style={{ width: NUMBER_WIDTH + width }}
              aria-rowcount={rowCount + 1}
              aria-colcount={columns.length + 1}
              aria-label={t("dataTab.rows.title")}
            >
              <thead>
                <tr aria-rowindex={1} style={{ height: HEAD_HEIGHT }}>
                  <th scope="col" className={styles.rowNumber} style={{ width: NUMBER_WIDTH }}>
                    {t("dataTab.rows.number")}
                  </th>
                  {before > 0 && <td style={{ width: before }} />}
                  {items.map(({ index }) => (
                    <HeadCell key={index} index={index} summary={summary} width={columnWidth} />
                  ))}
                  {after > 0 && <td style={{ width: after }} />}
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <TableRow
                    key={row}
                    row={row}
                    pages={pages}
                    shown={items.map(({ index }) => index)}
                    summary={summary}
                    gaps={[before, after]}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </div>
      </ScrollFrame>
    </>
  );
}

interface HeadCellProps {
  readonly index: number;
  readonly summary: DatasetSummary;
  readonly width: number;
}

function HeadCell({ index, summary, width }: HeadCellProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const sort = useDataView((state) => state.sort);
  const { name, kind } = summary.columns[index]!;
  const own = sort?.column === name ? sort.direction : null;
  const next = own === null ? "ascending" : own === "ascending" ? "descending" : null;
  const sortable = kind !== "picture";
  return (
    <th
      scope="col"
      aria-colindex={index + 2}
      aria-sort={own ?? "none"}
      style={{ width }}
      data-number={kind === "number" || undefined}
    >
      <button
        type="button"
        className={styles.sort}
        title={name}
        disabled={!sortable}
        aria-label={t("dataTab.rows.sort", { column: name })}
        onClick={() => acts.sortRows(next === null ? null : { column: name, direction: next })}
      >
        <span>{name}</span>
        {own === "ascending" && <IconArrowUp size={13} aria-hidden />}
        {own === "descending" && <IconArrowDown size={13} aria-hidden />}
      </button>
    </th>
  );
}

interface TableRowProps {
  readonly row: number;
  readonly pages: ReadonlyMap<string, RowPage>;
  readonly shown: readonly number[];
  readonly summary: DatasetSummary;
  readonly gaps: readonly [before: number, after: number];
}

function TableRow({ row, pages, shown, summary, gaps: [before, after] }: TableRowProps) {
  const { t } = useTranslation();
  const at = row % PAGE_ROWS;
  const number = pages.get(pageKey(row, shown[0] ?? 0))?.numbers[at];
  return (
    <tr aria-rowindex={row + 2} style={{ height: ROW_HEIGHT }}>
      <th scope="row" className={styles.rowNumber}>
        {number === undefined ? t("dataTab.rows.loading") : formatCount(number)}
      </th>
      {before > 0 && <td />}
      {shown.map((index) => {
        const page = pages.get(pageKey(row, index));
        const value = page?.cells[at]?.[index % PAGE_COLUMNS];
        const { kind } = summary.columns[index]!;
        const isNumber = kind === "number" || undefined;
        if (kind === "picture" && page?.pictures !== undefined) {
          return (
            <td key={index} className={styles.thumbnail} aria-colindex={index + 2}>
              <Thumbnail pictures={page.pictures} at={at} row={number ?? row + 1} />
            </td>
          );
        }
        if (value === null) {
          return (
            <td key={index} className={styles.gap} data-number={isNumber} aria-colindex={index + 2}>
              {t(kind === "picture" ? "data.kinds.picture" : "dataTab.rows.missing")}
            </td>
          );
        }
        return (
          <td key={index} title={value} data-number={isNumber} aria-colindex={index + 2}>
            {value ?? ""}
          </td>
        );
      })}
      {after > 0 && <td />}
    </tr>
  );
}

interface ThumbnailProps {
  readonly pictures: Thumbnails;
  readonly at: number;
  readonly row: number;
}

function Thumbnail({ pictures, at, row }: ThumbnailProps) {
  const { t } = useTranslation();
  const { height, width, channels, pixels } = pictures;
  const image = useMemo(
    () => pictureRgba(pixels[at]!, [height, width, channels]),
    [pixels, at, height, width, channels],
  );
  return <PictureTile image={image} size={THUMBNAIL} label={t("samples.ofRow", { row })} />;
}
