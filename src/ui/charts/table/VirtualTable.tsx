import { useVirtualizer } from "@tanstack/react-virtual";
import { IconStarFilled } from "@tabler/icons-react";
import { memo, useRef, type KeyboardEvent, type MouseEvent, type ReactNode } from "react";
import type { LearnerName } from "../../../core/learner/learnerName.ts";
import { LearnerMark } from "../plot/learnerMarks.tsx";
import { indexAfterKey } from "../plot/PlotCursor.tsx";
import { usePrinting } from "../../print/printContext.ts";
import { PrintedTable } from "./PrintedTable.tsx";
import { ScrollFrame } from "../plot/ScrollFrame.tsx";
import { StateMark } from "../plot/stateMarks.tsx";
import type { TrialStanding } from "../study/trialStanding.ts";
import { MiddleCut } from "../words/MiddleCut.tsx";
import styles from "./table.module.css";

const ROW_HEIGHT = 32;
const HEADER_HEIGHT = 36;

export interface TableColumn<Row> {
  readonly key: string;
  readonly header: ReactNode;
  readonly cell: (row: Row) => string;
  /** A longer description of a cell, shown as a tooltip. */
  readonly explain?: (row: Row) => string | undefined;
  /** A trial state whose mark is shown before the text. */
  readonly state?: (row: Row) => TrialStanding;
  /** A learner whose mark is shown before the text; null: none. */
  readonly learner?: (row: Row) => LearnerName | null;
  /** A name that is shortened in the middle if there is little room. */
  readonly keepsEnd?: boolean;
  /** Numbers are end-aligned, text is start-aligned. */
  readonly align: "start" | "end";
  /** Minimal width in pixels; spare room is shared. */
  readonly width: number;
  readonly sort?: "ascending" | "descending" | "none";
}

export interface VirtualTableProps<Row> {
  readonly label: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => number;
  /** Maximal height in pixels. */
  readonly height: number;
  /** Makes rows selectable, by click and by arrow keys. */
  readonly selection?: {
    readonly key: number | null;
    readonly onSelect: (key: number | null) => void;
  };
  /** Rows with a star, and the star's label. */
  readonly starred?: { readonly key: number | null; readonly label: string };
}

/** A table of any length; in print a plain table. */
export function VirtualTable<Row>(props: VirtualTableProps<Row>) {
  return usePrinting() ? <PrintedTable {...props} /> : <ScrolledTable {...props} />;
}

/**
 * A table of any length: only visible rows are rendered. Header and first column are sticky, and with `selection` the arrow keys
 * move through the rows (one tab stop, selection follows focus).
 */
function ScrolledTable<Row>(props: VirtualTableProps<Row>) {
  const { label, columns, rows, rowKey, height, selection, starred } = props;
  const scroller = useRef<HTMLDivElement>(null);
  // The rule serves the React compiler, which this project does not use.
  // oxlint-disable-next-line react/incompatible-library
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_HEIGHT,
    overscan: 6,
    scrollPaddingStart: HEADER_HEIGHT,
    paddingStart: HEADER_HEIGHT,
  });
  const selectedIndex = selection === undefined ? -1 : rows.findIndex((row) => rowKey(row) === selection.key);
  const tabStop = Math.max(0, selectedIndex);

  const onKeyDown = (event: KeyboardEvent) => {
    if (selection === undefined) return;
    if (event.key === "Escape") return selection.onSelect(null);
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") return;
    const towards = event.key === "ArrowUp" ? "ArrowDown" : event.key === "ArrowDown" ? "ArrowUp" : event.key;
    const flipped = towards === "PageUp" ? "PageDown" : towards === "PageDown" ? "PageUp" : towards;
    const index = event.key === "Enter" ? tabStop : indexAfterKey(flipped, selectedIndex, rows.length);
    if (index === null) return;
    event.preventDefault();
    virtual.scrollToIndex(index);
    selection.onSelect(rowKey(rows[index]!));
    // The row may be rendered only after scrolling.
    requestAnimationFrame(() => focusSelected(scroller.current));
  };

  const onClick = (event: MouseEvent<HTMLElement>) => {
    const clicked = (event.target as HTMLElement).closest<HTMLElement>("[data-index]")?.dataset["index"];
    const row = clicked === undefined ? undefined : rows[Number(clicked)];
    if (row !== undefined) selection?.onSelect(rowKey(row));
  };

  const template = columns.map(({ width }) => `minmax(${width}px, ${width}fr)`).join(" ");
  const minWidth = columns.reduce((sum, { width }) => sum + width, 0);
  const interactive = selection !== undefined;
  return (
    <ScrollFrame of={scroller}>
      <div
        ref={scroller}
        className={styles.scroller}
        style={{ maxHeight: height }}
        tabIndex={interactive ? -1 : 0}
        role="group"
        aria-label={label}
      >
        <div
          role={interactive ? "grid" : "table"}
          aria-label={label}
          aria-rowcount={rows.length + 1}
          className={styles.table}
          style={{ height: virtual.getTotalSize(), minWidth }}
          onKeyDown={onKeyDown}
        >
          <div role="rowgroup" className={styles.head}>
            <div
              role="row"
              aria-rowindex={1}
              className={styles.headRow}
              style={{ gridTemplateColumns: template, height: HEADER_HEIGHT }}
            >
              {columns.map(({ key, header, align, sort }) => (
                <div
                  key={key}
                  role="columnheader"
                  aria-sort={sort}
                  className={styles.headCell}
                  data-align={align}
                >
                  {header}
                </div>
              ))}
            </div>
          </div>
          <div role="rowgroup" onClick={onClick}>
            {virtual.getVirtualItems().map(({ index, start }) => {
              const row = rows[index]!;
              const key = rowKey(row);
              return (
                <Row
                  key={key}
                  row={row}
                  columns={columns}
                  index={index}
                  start={start}
                  template={template}
                  selected={interactive ? index === selectedIndex : null}
                  tabStop={index === tabStop}
                  star={key === starred?.key ? starred.label : null}
                />
              );
            })}
          </div>
        </div>
      </div>
    </ScrollFrame>
  );
}

interface RowProps<Row> {
  readonly row: Row;
  readonly columns: readonly TableColumn<Row>[];
  readonly index: number;
  /** Pixels from the top of the table. */
  readonly start: number;
  readonly template: string;
  /** null: rows cannot be selected. */
  readonly selected: boolean | null;
  readonly tabStop: boolean;
  readonly star: string | null;
}

/** Renders again only if its own row changes: an update changes few rows. */
const Row = memo(PlainRow) as typeof PlainRow;

function PlainRow<T>({ row, columns, index, start, template, selected, tabStop, star }: RowProps<T>) {
  const interactive = selected !== null;
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={selected ?? undefined}
      tabIndex={interactive ? (tabStop ? 0 : -1) : undefined}
      className={styles.row}
      data-index={index}
      data-selected={selected === true || undefined}
      data-starred={star !== null || undefined}
      data-interactive={interactive || undefined}
      style={{ gridTemplateColumns: template, height: ROW_HEIGHT, transform: `translateY(${start}px)` }}
    >
      {columns.map(({ key, cell, explain, align, state, learner, keepsEnd }, column) => (
        <div
          key={key}
          role={interactive ? "gridcell" : "cell"}
          className={styles.cell}
          data-align={align}
          title={explain?.(row)}
        >
          {column === 0 && star !== null && (
            <IconStarFilled size={12} color="var(--color-best)" role="img" aria-label={star} />
          )}
          {state !== undefined && <StateMark state={state(row)} />}
          {learner !== undefined && <LearnerMark learner={learner(row)} />}
          {keepsEnd === true ? <MiddleCut name={cell(row)} /> : cell(row)}
        </div>
      ))}
    </div>
  );
}

function focusSelected(scroller: HTMLElement | null): void {
  scroller?.querySelector<HTMLElement>('[role="row"][aria-selected="true"]')?.focus({ preventScroll: true });
}
