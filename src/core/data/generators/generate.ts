import { AppError } from "../../errors.ts";
import type { Column, Dataset, Task } from "../table/dataset.ts";
import { MAX_PICTURE_VALUES } from "../limits.ts";
import { GENERATOR_FIELDS, type GeneratorField } from "./generatorFields.ts";
import type { ClassificationSpec, GeneratorSpec } from "./generatorSpec.ts";
import { makeClassification } from "./makeClassification.ts";
import { makePictures, type PictureSpec } from "./makePictures.ts";
import { makeFriedman1, makeRegression } from "./makeRegression.ts";
import { makeBlobs, makeCircles, makeMoons, makeSpirals, makeXor } from "./planarShapes.ts";
import type { Samples } from "./samples.ts";

/** Most cells of a generated table. */
const MAX_CELLS = 4_000_000;

export interface Generated {
  readonly dataset: Dataset;
  readonly target: string;
  readonly task: Task;
}

/**
 * A dataset with columns x1, x2, … and, last, the target: "class" (levels "0", "1", …) or "y"; or with pictures and their class.
 * Same spec, same numbers.
 * @throws AppError `generatorInvalid`
 */
export function generate(spec: GeneratorSpec): Generated {
  checkGenerator(spec);
  if (isPictureSpec(spec)) {
    return { dataset: makePictures(spec, "class"), target: "class", task: "classification" };
  }
  const samples = makeSamples(spec);
  const task: Task =
    spec.kind === "regression" || spec.kind === "friedman1" ? "regression" : "classification";
  const target = task === "classification" ? "class" : "y";
  const columns: Column[] = Array.from({ length: samples.features }, (_, j) => ({
    kind: "number",
    name: `x${j + 1}`,
    values: Float64Array.from({ length: samples.rows }, (_, row) => samples.x[row * samples.features + j]!),
  }));
  columns.push(
    task === "classification"
      ? classColumn(target, samples.y)
      : { kind: "number", name: target, values: samples.y },
  );
  return { dataset: { columns, rowCount: samples.rows }, target, task };
}

/**
 * Whether a spec can be generated; also for specs of unknown origin (a link).
 * @throws AppError `generatorInvalid` with the first offending field, its value, and the rule it breaks
 */
export function checkGenerator(spec: GeneratorSpec): void {
  const fields = Object.hasOwn(GENERATOR_FIELDS, spec.kind) ? GENERATOR_FIELDS[spec.kind] : undefined;
  if (fields === undefined) throw invalid("kind", spec.kind, Object.keys(GENERATOR_FIELDS).join(" | "));
  const values: ReadonlyMap<string, unknown> = new Map(Object.entries(spec));
  for (const field of fields) checkField(field, values.get(field.name));
  if (spec.kind === "classification") checkClassification(spec);
  if (spec.kind === "regression" && spec.informative > spec.features) {
    throw invalid("informative", spec.informative, "informative ≤ features");
  }
  if (isPictureSpec(spec)) checkPictures(spec);
  if ("features" in spec && spec.samples * spec.features > MAX_CELLS) {
    throw invalid("samples", spec.samples, `samples × features ≤ ${MAX_CELLS}`);
  }
}

function isPictureSpec(spec: GeneratorSpec): spec is PictureSpec {
  return spec.kind === "shapes" || spec.kind === "textures";
}

function checkPictures({ samples, size, colour, ...rest }: PictureSpec): void {
  const most = Math.floor(MAX_PICTURE_VALUES / (size * size * (colour ? 3 : 1)));
  if (samples > most) throw invalid("samples", samples, `samples ≤ ${most}`);
  // Finer patterns would appear as other, coarser ones (aliasing).
  const finest = size / 3;
  if (rest.kind === "textures" && rest.frequency > finest) {
    throw invalid("frequency", rest.frequency, `frequency ≤ size / 3 = ${Math.floor(100 * finest) / 100}`);
  }
}

function makeSamples(spec: Exclude<GeneratorSpec, PictureSpec>): Samples {
  switch (spec.kind) {
    case "classification":
      return makeClassification(spec);
    case "moons":
      return makeMoons(spec);
    case "circles":
      return makeCircles(spec);
    case "blobs":
      return makeBlobs(spec);
    case "regression":
      return makeRegression(spec);
    case "friedman1":
      return makeFriedman1(spec);
    case "spirals":
      return makeSpirals(spec);
    case "xor":
      return makeXor(spec);
  }
}

/** Only the classes that occur are levels: with some weights a class has no rows. */
function classColumn(name: string, y: Float64Array): Column {
  const present = [...new Set(y)].sort((a, b) => a - b);
  const codeOf = new Map(present.map((value, code) => [value, code]));
  return {
    kind: "category",
    name,
    levels: present.map(String),
    codes: Int32Array.from(y, (value) => codeOf.get(value)!),
  };
}

function checkField(field: GeneratorField, value: unknown): void {
  const { name } = field;
  if (field.type === "boolean") {
    if (typeof value !== "boolean") throw invalid(name, value, "true | false");
    return;
  }
  if (field.type === "weights") {
    const valid =
      value === null || (Array.isArray(value) && value.every((w) => Number.isFinite(w) && w >= 0));
    if (!valid) throw invalid(name, value, "null | [w ≥ 0, …]");
    return;
  }
  if (value === null && field.nullable) return;
  const rule = `${field.min} … ${field.max}`;
  if (typeof value !== "number" || !(value >= field.min && value <= field.max))
    throw invalid(name, value, rule);
  if (field.integer && !Number.isInteger(value)) throw invalid(name, value, `${rule}, integer`);
}

function checkClassification(spec: ClassificationSpec): void {
  const { features, informative, redundant, repeated, classes, clustersPerClass, weights } = spec;
  if (informative + redundant + repeated > features) {
    throw invalid("features", features, "informative + redundant + repeated ≤ features");
  }
  if (informative < Math.log2(classes * clustersPerClass)) {
    throw invalid("informative", informative, "classes × clustersPerClass ≤ 2^informative");
  }
  if (spec.samples < classes * clustersPerClass) {
    throw invalid("samples", spec.samples, "samples ≥ classes × clustersPerClass");
  }
  if (weights === null) return;
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (weights.length !== classes && weights.length !== classes - 1) {
    throw invalid("weights", weights, "classes or classes − 1 of them");
  }
  const whole = weights.length === classes ? Math.abs(total - 1) <= 1e-6 : total <= 1 + 1e-9;
  if (!whole) throw invalid("weights", weights, weights.length === classes ? "sum = 1" : "sum ≤ 1");
}

function invalid(field: string, value: unknown, rule: string): AppError {
  const shown =
    typeof value === "number" || typeof value === "string" ? value : (JSON.stringify(value) ?? "–");
  return new AppError("generatorInvalid", { field, value: shown, rule });
}
