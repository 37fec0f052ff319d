import { textWidth } from "./textWidth.ts";

/** Pixels kept free around a label. */
const GAP = 2;
/** Costs: a label crosses a line rather than hide a mark, and takes any place rather than cover another label. */
const ON_LINE = 6;
const ON_MARK = 10;
const IMPOSSIBLE = 1000;

export interface LabelBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The position of a text: the point of its baseline that `anchor` names. */
export interface LabelPlace {
  readonly x: number;
  readonly y: number;
  readonly anchor: "start" | "middle" | "end";
}

export interface LabelSurroundings {
  /** Labels stay completely inside. */
  readonly bounds: LabelBox;
  /** Labels already placed. */
  readonly labels: readonly LabelBox[];
  /** Marks that a label should not hide, as points with their radius. */
  readonly marks: readonly { readonly x: number; readonly y: number }[];
  readonly markRadius: number;
  /** Horizontal or vertical segments of a line, as flat boxes. */
  readonly lines: readonly LabelBox[];
}

/** The room that a text of this size takes at a place. */
export function labelBox(text: string, size: number, { x, y, anchor }: LabelPlace): LabelBox {
  const width = textWidth(text, size);
  const left = anchor === "start" ? x : anchor === "end" ? x - width : x - width / 2;
  return { left, top: y - size, right: left + width, bottom: y + size * 0.25 };
}

/**
 * The place where a label hides least; of equal ones the first, by preference. A label that extends beyond a side is shifted inside.
 * Null if every place leaves the bounds or covers another label; with `spare`, for optional labels, also if a mark or a line would be
 * hidden.
 */
export function placeLabel(
  text: string,
  size: number,
  places: readonly LabelPlace[],
  around: LabelSurroundings,
  spare = false,
): LabelPlace | null {
  let best: LabelPlace | null = null;
  let least = spare ? ON_LINE : IMPOSSIBLE;
  for (const wanted of places) {
    const place = shiftedInside(wanted, labelBox(text, size, wanted), around.bounds);
    const cost = costOf(labelBox(text, size, place), around);
    if (cost < least) {
      least = cost;
      best = place;
    }
  }
  return best;
}

export function overlaps(a: LabelBox, b: LabelBox): boolean {
  return a.left < b.right && a.right > b.left && a.top < b.bottom && a.bottom > b.top;
}

/** Shifts by at most half the label, because it must stay at its mark. */
function shiftedInside(place: LabelPlace, { left, right }: LabelBox, bounds: LabelBox): LabelPlace {
  const by = Math.max(0, bounds.left - left) - Math.max(0, right - bounds.right);
  return Math.abs(by) <= (right - left) / 2 ? { ...place, x: place.x + by } : place;
}

function costOf(box: LabelBox, { bounds, labels, marks, markRadius, lines }: LabelSurroundings): number {
  if (box.left < bounds.left || box.right > bounds.right) return IMPOSSIBLE;
  if (box.top < bounds.top || box.bottom > bounds.bottom) return IMPOSSIBLE;
  const wide = grown(box, GAP);
  if (labels.some((label) => overlaps(wide, label))) return IMPOSSIBLE;
  const reach = grown(box, markRadius);
  let cost = 0;
  for (const { x, y } of marks) {
    if (x > reach.left && x < reach.right && y > reach.top && y < reach.bottom) cost += ON_MARK;
  }
  for (const line of lines) if (overlaps(box, line)) cost += ON_LINE;
  return Math.min(cost, IMPOSSIBLE - 1);
}

function grown({ left, top, right, bottom }: LabelBox, by: number): LabelBox {
  return { left: left - by, top: top - by, right: right + by, bottom: bottom + by };
}
