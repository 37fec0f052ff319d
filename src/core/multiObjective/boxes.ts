/** An axis-parallel box; `lower` may be −Infinity, `upper` is finite. */
export interface ObjectiveBox {
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

/**
 * The points within `reference` (below it in every coordinate) that no point of the front weakly dominates, as disjoint boxes. All
 * objectives are minimised. With two objectives there is one strip per front point and one more; with three, such strips in slices
 * between the third coordinates: O(n²) boxes.
 * @param front finite points; those that are dominated, or not below `reference`, have no effect
 * @param reference 1 to 3 finite coordinates
 */
export function nondominatedBoxes(
  front: readonly (readonly number[])[],
  reference: readonly number[],
): readonly ObjectiveBox[] {
  const inside = front.filter((point) => point.every((value, k) => value < reference[k]!));
  return slices(inside, reference, reference.length - 1);
}

/** Boxes in the first `last + 1` coordinates, sliced along the last of these. */
function slices(
  points: readonly (readonly number[])[],
  reference: readonly number[],
  last: number,
): readonly ObjectiveBox[] {
  if (last === 0) {
    const upper = Math.min(reference[0]!, ...points.map((point) => point[0]!));
    return [{ lower: [Number.NEGATIVE_INFINITY], upper: [upper] }];
  }
  const levels = [...new Set(points.map((point) => point[last]!))].toSorted((a, b) => a - b);
  const edges = [Number.NEGATIVE_INFINITY, ...levels, reference[last]!];
  const boxes: ObjectiveBox[] = [];
  for (let i = 0; i + 1 < edges.length; i++) {
    const [low, high] = [edges[i]!, edges[i + 1]!];
    // In this slice, only points count that are no worse in the last coordinate than its lower edge.
    const below = points.filter((point) => point[last]! <= low);
    for (const { lower, upper } of slices(below, reference, last - 1)) {
      boxes.push({ lower: [...lower, low], upper: [...upper, high] });
    }
  }
  return boxes;
}
