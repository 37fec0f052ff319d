import type { KeyboardEvent, PointerEvent } from "react";
import styles from "./charts.module.css";
import { OverHtml, usePlotGeometry, type PlotGeometry } from "./plotLayers.tsx";

/** Pixels in the coordinates of the plot. */
export interface PlotPlace {
  readonly x: number;
  readonly y: number;
}

export interface PlotCursorProps {
  /** Pixels below the plot that also react. */
  readonly strip?: number;
  readonly label: string;
  /** Index of the item that is read out, −1: none. */
  readonly index: number;
  readonly count: number;
  /** The read-out item in words. */
  readonly valueText: string;
  /** Called with the pointer's place in the plot; null: it left. */
  readonly onPoint: (place: PlotPlace | null, area: PlotGeometry) => void;
  /** Called with the item that a key moves to. */
  readonly onIndex: (index: number) => void;
  /** Called when the read-out item is chosen by click or Enter. */
  readonly onChoose?: () => void;
}

/**
 * Reads out a plot item by item by pointer and keyboard. A slider for assistive technology: one value of a sequence, moved by arrow
 * keys and spoken as `valueText`.
 */
export function PlotCursor(props: PlotCursorProps) {
  const { strip = 0, index, count } = props;
  const area = usePlotGeometry();
  const onKeyDown = (event: KeyboardEvent) => {
    const next = indexAfterKey(event.key, index, count);
    if (next !== null) props.onIndex(next);
    else if (event.key === "Enter") props.onChoose?.();
    else if (event.key === "Escape") props.onPoint(null, area);
    else return;
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    props.onPoint({ x: event.clientX - box.left + area.left, y: event.clientY - box.top + area.top }, area);
  };
  return (
    <div
      className={styles.cursor}
      style={{ left: area.left, top: area.top, width: area.width, height: area.height + strip }}
      role="slider"
      tabIndex={0}
      aria-label={props.label}
      aria-valuemin={1}
      aria-valuemax={Math.max(1, count)}
      aria-valuenow={Math.max(1, index + 1)}
      aria-valuetext={props.valueText}
      onKeyDown={onKeyDown}
      onPointerMove={onPointerMove}
      onPointerDown={onPointerMove}
      onPointerLeave={() => props.onPoint(null, area)}
      onBlur={() => props.onPoint(null, area)}
      onClick={() => props.onChoose?.()}
    />
  );
}

/** The item that a key moves to from `index`, or null for keys that do not move. */
export function indexAfterKey(key: string, index: number, count: number): number | null {
  if (count === 0) return null;
  const last = count - 1;
  const moves: Readonly<Record<string, number>> = {
    ArrowRight: index + 1,
    ArrowUp: index + 1,
    ArrowLeft: index - 1,
    ArrowDown: index - 1,
    PageUp: index + 10,
    PageDown: index - 10,
    Home: 0,
    End: last,
  };
  const next = moves[key];
  return next === undefined ? null : Math.min(last, Math.max(0, next));
}

/** A small box of text beside a place in the plot; hidden from assistive technology, which reads the cursor's value. */
export function Readout({ at, lines }: ReadoutProps) {
  const area = usePlotGeometry();
  const { x, y } = at(area);
  const toLeft = x > area.left + area.width / 2;
  return (
    <OverHtml>
      <div
        className={styles.readout}
        style={{
          top: Math.max(area.top, y - 14),
          ...(toLeft ? { right: `calc(100% - ${x - 12}px)` } : { left: x + 12 }),
        }}
        aria-hidden="true"
      >
        {lines.map((line, index) => (
          <div key={line} className={index === 0 ? styles.readoutTitle : undefined}>
            {line}
          </div>
        ))}
      </div>
    </OverHtml>
  );
}

interface ReadoutProps {
  readonly at: (area: PlotGeometry) => PlotPlace;
  /** The first line is the title. */
  readonly lines: readonly string[];
}
