import { createRng, permutation } from "../../math/rng.ts";

/**
 * An order of rows of which every beginning is a random draw: larger draws contain the smaller ones. With classes, each beginning has
 * about the shares of the classes that all rows have.
 * @param targets one per row
 * @param classes 0 for a regression
 */
export function growingRows(targets: Float32Array, classes: number, seed: number): Uint32Array {
  const rng = createRng(seed);
  const shuffled = permutation(targets.length, rng);
  if (classes === 0) return shuffled;
  const counts = new Uint32Array(classes);
  for (const target of targets) counts[target]! += 1;
  const seen = new Uint32Array(classes);
  // Rows of a class are spread evenly: the first of four at 1/8, the second at 3/8, each moved at random by less than their distance.
  const places = Array.from(shuffled, (row) => {
    const k = targets[row]!;
    const place = (seen[k]! + rng.uniform()) / counts[k]!;
    seen[k]! += 1;
    return { row, place };
  });
  places.sort((a, b) => a.place - b.place);
  return Uint32Array.from(places, ({ row }) => row);
}
