/** How neighbours vote: all alike, or each with the inverse of its distance. */
export const KNN_WEIGHTS = ["uniform", "distance"] as const;
export type KnnWeights = (typeof KNN_WEIGHTS)[number];

/** The p of the distance (Σ |xᵢ − yᵢ|^p)^(1/p): 1 Manhattan, 2 Euclidean. */
export const MINKOWSKI_POWERS = [1, 2] as const;
export type MinkowskiPower = (typeof MINKOWSKI_POWERS)[number];

/** The largest k of the setting's range: as many neighbours are kept, so that one search answers every k. */
export const MOST_NEIGHBOURS = 200;

export interface KnnSpec {
  /** Neighbours that vote, at least 1. */
  readonly k: number;
  readonly weights: KnnWeights;
  readonly power: MinkowskiPower;
}
