import {
  labelBox,
  placeLabel,
  type LabelBox,
  type LabelPlace,
  type LabelSurroundings,
} from "../plot/labelLayout.ts";

export const BEST_LABEL_SIZE = 12;
export const MARK_LABEL_SIZE = 11;
/** Pixels from a mark's centre to the baseline of a label: near, then further away. */
const BELOW = [18, 31];
const ABOVE = [-9, -22];
/** Horizontal distance from the vertical segment of the line above or below the mark. */
const SIDEWAYS = { start: 5, middle: 0, end: -5 };
const MARK_RADIUS = 5;
/** Half the width of a line. */
const HALF_LINE = 1.5;

interface Point {
  readonly x: number;
  readonly y: number;
}

/** A trial that was the best, with its mark in pixels and the text of its label. */
export interface LabelledStep extends Point {
  readonly number: number;
  readonly text: string;
}

export interface PlacedLabel extends LabelPlace {
  readonly number: number;
  readonly text: string;
  /** Of the best trial. */
  readonly best: boolean;
}

/**
 * Labels of the best trial and of earlier incumbents. The best one is always shown, where it hides least; an earlier one only where it
 * hides nothing: marks, segments of the line, other labels and ticks stay visible.
 * @param steps by trial number; the last is the best
 * @param marks the marks of all trials
 * @param end where the line ends, in pixels
 * @param bounds the inside of the plot
 * @param above the preferred side of a label at its mark
 */
export function incumbentLabels(
  steps: readonly LabelledStep[],
  marks: readonly Point[],
  end: number,
  bounds: LabelBox,
  above: boolean,
): readonly PlacedLabel[] {
  const best = steps.at(-1);
  if (best === undefined) return [];
  const labels: LabelBox[] = [];
  const around = { bounds, labels, marks, markRadius: MARK_RADIUS, lines: linesOf(steps, end) };
  const placed: PlacedLabel[] = [];
  const add = (step: LabelledStep, size: number, place: LabelPlace | null) => {
    if (place === null) return;
    labels.push(labelBox(step.text, size, place));
    placed.push({ ...place, number: step.number, text: step.text, best: step === best });
  };
  add(best, BEST_LABEL_SIZE, bestPlace(best, around, above));
  for (const step of steps.slice(0, -1).toReversed()) {
    const places = placesOf(step, above)
      .filter(({ anchor }) => anchor === "middle")
      .slice(0, 2);
    add(step, MARK_LABEL_SIZE, placeLabel(step.text, MARK_LABEL_SIZE, places, around, true));
  }
  return placed;
}

/** If nothing fits, as in a plot narrower than the text, the label ends at the right edge. */
function bestPlace(best: LabelledStep, around: LabelSurroundings, above: boolean): LabelPlace {
  const found = placeLabel(best.text, BEST_LABEL_SIZE, placesOf(best, above), around);
  return found ?? { x: around.bounds.right, y: best.y + (above ? ABOVE[0]! : BELOW[0]!), anchor: "end" };
}

function placesOf({ x, y }: Point, above: boolean): readonly LabelPlace[] {
  const offsets = above ? [...ABOVE, ...BELOW] : [...BELOW, ...ABOVE];
  return offsets.flatMap((offset) =>
    (["middle", "start", "end"] as const).map((anchor) => ({
      x: x + SIDEWAYS[anchor],
      y: y + offset,
      anchor,
    })),
  );
}

/** The step line as flat boxes. */
function linesOf(steps: readonly Point[], end: number): readonly LabelBox[] {
  return steps.flatMap(({ x, y }, index) => {
    const next = steps[index + 1];
    const level = box({ x, y }, { x: next?.x ?? end, y });
    return next === undefined ? [level] : [level, box({ x: next.x, y }, next)];
  });
}

function box(from: Point, to: Point): LabelBox {
  return {
    left: Math.min(from.x, to.x) - HALF_LINE,
    right: Math.max(from.x, to.x) + HALF_LINE,
    top: Math.min(from.y, to.y) - HALF_LINE,
    bottom: Math.max(from.y, to.y) + HALF_LINE,
  };
}
