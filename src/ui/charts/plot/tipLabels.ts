import { MARK_LABEL_SIZE } from "../study/incumbentLabels.ts";
import { labelBox, placeLabel, type LabelBox, type LabelPlace } from "./labelLayout.ts";

/** Vertical shifts of a tip's label that are tried, pixels. */
const TIP_NUDGES = [0, -8, 8];

/**
 * Labels beside the tips of growing curves: to the right, at the edge to the left, shifted up or down if tips are close. Null if
 * there is no room.
 */
export function tipLabels(
  tips: readonly { readonly x: number; readonly y: number; readonly text: string }[],
  bounds: LabelBox,
): readonly (LabelPlace | null)[] {
  const labels: LabelBox[] = [];
  return tips.map(({ x, y, text }) => {
    const places = TIP_NUDGES.flatMap((nudge): readonly LabelPlace[] => [
      { x: x + 7, y: y + 4 + nudge, anchor: "start" },
      { x: x - 7, y: y + 4 + nudge, anchor: "end" },
    ]);
    const around = { bounds, labels, marks: tips, markRadius: 3, lines: [] };
    const place = placeLabel(text, MARK_LABEL_SIZE, places, around);
    if (place !== null) labels.push(labelBox(text, MARK_LABEL_SIZE, place));
    return place;
  });
}
