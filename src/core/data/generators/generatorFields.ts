import type { GeneratorKind } from "./generatorSpec.ts";

/** Most rows and features that can be generated: a browser tab can train on this many in reasonable time. */
const MAX_GENERATED_ROWS = 50_000;
const MAX_GENERATED_FEATURES = 200;

/** One parameter of a generator, as a form shows it. */
export type GeneratorField =
  | {
      readonly name: string;
      readonly type: "number";
      readonly min: number;
      readonly max: number;
      /** The step of an arrow key; any value in [min, max] is valid. */
      readonly step: number;
      readonly integer: boolean;
      /** Whether null (chosen by the generator) is a value. */
      readonly nullable: boolean;
    }
  | { readonly name: string; readonly type: "boolean" }
  /** A list of class proportions, or null. */
  | { readonly name: string; readonly type: "weights" };

const SAMPLES = integer("samples", 10, MAX_GENERATED_ROWS, 50);
const SEED = integer("seed", 0, 0xffffffff, 1);
/** The fields of kinds that make pictures. */
const PICTURES = [SAMPLES, integer("size", 8, 64, 4), { name: "colour", type: "boolean" }] as const;

/** The parameters of each kind, in the order of its form. */
export const GENERATOR_FIELDS: Readonly<Record<GeneratorKind, readonly GeneratorField[]>> = {
  classification: [
    SAMPLES,
    integer("features", 1, MAX_GENERATED_FEATURES, 1),
    integer("informative", 1, MAX_GENERATED_FEATURES, 1),
    integer("redundant", 0, MAX_GENERATED_FEATURES, 1),
    integer("repeated", 0, MAX_GENERATED_FEATURES, 1),
    integer("classes", 2, 50, 1),
    integer("clustersPerClass", 1, 20, 1),
    { name: "weights", type: "weights" },
    real("flipY", 0, 1, 0.01),
    real("classSep", 0, 100, 0.1),
    { name: "hypercube", type: "boolean" },
    { ...real("shift", -1000, 1000, 0.1), nullable: true },
    { ...real("scale", 0.001, 1000, 0.1), nullable: true },
    { name: "shuffle", type: "boolean" },
    SEED,
  ],
  moons: [SAMPLES, real("noise", 0, 10, 0.05), SEED],
  circles: [SAMPLES, real("noise", 0, 10, 0.05), real("factor", 0, 0.99, 0.05), SEED],
  blobs: [
    SAMPLES,
    integer("features", 1, MAX_GENERATED_FEATURES, 1),
    integer("centers", 2, 50, 1),
    real("clusterStd", 0, 100, 0.1),
    SEED,
  ],
  regression: [
    SAMPLES,
    integer("features", 1, MAX_GENERATED_FEATURES, 1),
    integer("informative", 1, MAX_GENERATED_FEATURES, 1),
    real("bias", -10000, 10000, 1),
    { ...integer("effectiveRank", 1, MAX_GENERATED_FEATURES, 1), nullable: true },
    real("tailStrength", 0, 1, 0.05),
    real("noise", 0, 10000, 1),
    SEED,
  ],
  friedman1: [SAMPLES, integer("features", 5, MAX_GENERATED_FEATURES, 1), real("noise", 0, 100, 0.1), SEED],
  spirals: [
    SAMPLES,
    integer("classes", 2, 10, 1),
    real("turns", 0.1, 10, 0.25),
    real("noise", 0, 10, 0.01),
    SEED,
  ],
  xor: [SAMPLES, real("noise", 0, 10, 0.05), SEED],
  shapes: [
    ...PICTURES,
    real("noise", 0, 1, 0.05),
    real("rotation", 0, 180, 5),
    integer("clutter", 0, 20, 1),
    SEED,
  ],
  textures: [
    ...PICTURES,
    real("noise", 0, 1, 0.05),
    real("frequency", 1, 20, 0.5),
    real("angle", 0, 90, 5),
    SEED,
  ],
};

type NumberField = Extract<GeneratorField, { type: "number" }>;

function integer(name: string, min: number, max: number, step: number): NumberField {
  return { name, type: "number", min, max, step, integer: true, nullable: false };
}

function real(name: string, min: number, max: number, step: number): NumberField {
  return { name, type: "number", min, max, step, integer: false, nullable: false };
}
