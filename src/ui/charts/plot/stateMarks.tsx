import styles from "./charts.module.css";
import type { TrialStanding } from "../study/trialStanding.ts";

const COLOR_NAMES: Readonly<Record<TrialStanding, string>> = {
  waiting: "--ink-faint",
  running: "--color-running",
  complete: "--color-complete",
  pruned: "--color-pruned",
  failed: "--color-failed",
  broken: "--color-failed",
};

/** Shapes that are drawn as an outline. */
const OUTLINED: ReadonlySet<TrialStanding> = new Set<TrialStanding>([
  "waiting",
  "running",
  "failed",
  "pruned",
  "broken",
]);

/** A state's colour in the palette. Each state has its own colour and shape, so that it can be recognised without colour. */
export function stateColorName(state: TrialStanding): string {
  return COLOR_NAMES[state];
}

/** The same for CSS. */
export function stateColor(state: TrialStanding): string {
  return `var(${COLOR_NAMES[state]})`;
}

/**
 * complete: disc. running: ring. pruned: diamond. failed: cross. waiting: small ring. broken: ring with a bar across. Around (0, 0),
 * as SVG path data.
 */
export function statePath(state: TrialStanding, radius: number): string {
  const r = state === "waiting" ? radius * 0.6 : radius;
  if (state === "failed") return `M${-r} ${-r}L${r} ${r}M${-r} ${r}L${r} ${-r}`;
  if (state === "pruned") return `M0 ${-r * 1.2}L${r * 1.2} 0L0 ${r * 1.2}L${-r * 1.2} 0Z`;
  const ring = `M${r} 0A${r} ${r} 0 1 1 ${-r} 0A${r} ${r} 0 1 1 ${r} 0Z`;
  const d = r * Math.SQRT1_2;
  return state === "broken" ? `${ring}M${-d} ${d}L${d} ${-d}` : ring;
}

export function isOutlined(state: TrialStanding): boolean {
  return OUTLINED.has(state);
}

/** A state's mark for legends and tables; decorative, because the word is beside it. */
export function StateMark({ state }: { readonly state: TrialStanding }) {
  const color = stateColor(state);
  const outlined = isOutlined(state);
  return (
    <svg className={styles.glyph} viewBox="-6 -6 12 12" aria-hidden="true">
      <path
        d={statePath(state, 3.6)}
        fill={outlined ? "none" : color}
        stroke={outlined ? color : "none"}
        strokeWidth={1.8}
      />
    </svg>
  );
}

/** An arrowhead towards a value off the scale, as an outline: no state and no learner has that shape. */
export function offScalePath(side: "above" | "below"): string {
  return side === "above" ? "M-4 3L0 -2L4 3" : "M-4 -3L0 2L4 -3";
}

/** The same for legends. */
export function OffScaleMark({ side }: { readonly side: "above" | "below" }) {
  return (
    <svg className={styles.glyph} viewBox="-6 -6 12 12" aria-hidden="true">
      <path d={offScalePath(side)} fill="none" stroke="var(--ink-soft)" strokeWidth={1.8} />
    </svg>
  );
}

/** An entry of a legend: a mark and its word. */
export function LegendItem({ mark, label }: { readonly mark: React.ReactNode; readonly label: string }) {
  return (
    <span className={styles.legendItem}>
      {mark}
      {label}
    </span>
  );
}

/** A line in a legend. */
export function LineMark({ color, width = 2, dashed = false }: LineMarkProps) {
  return (
    <svg className={styles.lineGlyph} viewBox="0 0 18 12" aria-hidden="true">
      <line
        x1={1}
        x2={17}
        y1={6}
        y2={6}
        stroke={color}
        strokeWidth={width}
        strokeDasharray={dashed ? "4 3" : undefined}
      />
    </svg>
  );
}

interface LineMarkProps {
  readonly color: string;
  readonly width?: number;
  readonly dashed?: boolean;
}
