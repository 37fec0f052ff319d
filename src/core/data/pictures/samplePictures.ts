import { createRng, permutation } from "../../math/rng.ts";
import { apportion } from "../division/split.ts";
import type { PlacedPicture } from "./picturePaths.ts";

/** A fixed seed, so that the same files give the same sample. */
const SEED = 1;

/**
 * At most `most` pictures, drawn at random with the same share of each class, for training and for testing. Training pictures
 * first, otherwise in the given order.
 */
export function samplePictures(pictures: readonly PlacedPicture[], most: number): readonly PlacedPicture[] {
  const ordered = [...pictures.filter(({ test }) => !test), ...pictures.filter(({ test }) => test)];
  if (pictures.length <= most) return ordered;
  const groups = new Map<string, number[]>();
  ordered.forEach((picture, at) => {
    const key = JSON.stringify([picture.class, picture.test]);
    const own = groups.get(key);
    if (own === undefined) groups.set(key, [at]);
    else own.push(at);
  });
  const members = [...groups.values()];
  const quotas = apportion(
    members.map((own) => own.length),
    most,
    0,
  );
  const rng = createRng(SEED);
  const chosen = members.flatMap((own, k) =>
    Array.from(permutation(own.length, rng).subarray(0, quotas[k]), (place) => own[place]!),
  );
  return chosen.toSorted((a, b) => a - b).map((at) => ordered[at]!);
}
