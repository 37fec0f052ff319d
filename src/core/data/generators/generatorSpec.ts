/** What to generate, with every parameter named as in scikit-learn (camelCase). Same spec, same numbers. */
export type GeneratorSpec =
  | ({ readonly kind: "classification" } & ClassificationSpec)
  | { readonly kind: "moons"; readonly samples: number; readonly noise: number; readonly seed: number }
  | {
      readonly kind: "circles";
      readonly samples: number;
      readonly noise: number;
      /** Inner radius / outer radius, in [0, 1). */
      readonly factor: number;
      readonly seed: number;
    }
  | {
      readonly kind: "blobs";
      readonly samples: number;
      readonly features: number;
      readonly centers: number;
      readonly clusterStd: number;
      readonly seed: number;
    }
  | {
      readonly kind: "regression";
      readonly samples: number;
      readonly features: number;
      readonly informative: number;
      readonly bias: number;
      /** null: a well-conditioned Gaussian design. */
      readonly effectiveRank: number | null;
      readonly tailStrength: number;
      readonly noise: number;
      readonly seed: number;
    }
  | {
      readonly kind: "friedman1";
      readonly samples: number;
      readonly features: number;
      readonly noise: number;
      readonly seed: number;
    }
  | {
      readonly kind: "spirals";
      readonly samples: number;
      readonly classes: number;
      readonly turns: number;
      readonly noise: number;
      readonly seed: number;
    }
  | { readonly kind: "xor"; readonly samples: number; readonly noise: number; readonly seed: number }
  | ({
      readonly kind: "shapes";
      /** Rotated by up to this many degrees in either direction. */
      readonly rotation: number;
      /** Lines drawn behind the shape. */
      readonly clutter: number;
    } & PicturesSpec)
  | ({
      readonly kind: "textures";
      /** About how often the pattern repeats across the picture. */
      readonly frequency: number;
      /** Rotated by up to this many degrees in either direction. */
      readonly angle: number;
    } & PicturesSpec);

interface PicturesSpec {
  readonly samples: number;
  /** Height and width in pixels. */
  readonly size: number;
  /** true: red, green and blue; false: grey. */
  readonly colour: boolean;
  /** Standard deviation of the noise on every value (black is 0, white is 1). */
  readonly noise: number;
  readonly seed: number;
}

export type GeneratorKind = GeneratorSpec["kind"];

/** `make_classification`. */
export interface ClassificationSpec {
  readonly samples: number;
  readonly features: number;
  readonly informative: number;
  readonly redundant: number;
  readonly repeated: number;
  readonly classes: number;
  readonly clustersPerClass: number;
  /** Class proportions, classes or classes − 1 of them; null: balanced. */
  readonly weights: readonly number[] | null;
  /** Share of rows whose class is drawn at random. */
  readonly flipY: number;
  readonly classSep: number;
  readonly hypercube: boolean;
  /** null: drawn at random per feature, as scikit-learn does. */
  readonly shift: number | null;
  readonly scale: number | null;
  readonly shuffle: boolean;
  readonly seed: number;
}
