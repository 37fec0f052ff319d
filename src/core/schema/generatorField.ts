import { DEFAULT_GENERATORS } from "../data/generators/defaultGenerators.ts";
import { checkGenerator } from "../data/generators/generate.ts";
import { GENERATOR_FIELDS, type GeneratorField } from "../data/generators/generatorFields.ts";
import type { GeneratorKind, GeneratorSpec } from "../data/generators/generatorSpec.ts";
import { members, type Ignore } from "./fields.ts";
import { unfit, type Kind, type LinkEntry, type Shape } from "./kind.ts";

const PREFIX = "gen.";

export const GENERATOR_KINDS = Object.keys(GENERATOR_FIELDS).filter(isGeneratorKind);

export function isGeneratorKind(text: string): text is GeneratorKind {
  return Object.hasOwn(GENERATOR_FIELDS, text);
}

/** Keys of a link that belong to generators of any kind: `gen.samples`, … */
export const GENERATOR_KEYS: ReadonlyMap<string, Shape> = new Map(
  Object.values(GENERATOR_FIELDS).flatMap((fields) =>
    fields.map((field) => [PREFIX + field.name, shapeOf(field)] as const),
  ),
);

/** A generator in a document: an object with its kind and all its fields. */
export const GENERATOR: Kind<GeneratorSpec> = {
  shape: {
    type: "either",
    of: GENERATOR_KINDS.map((kind): Shape => {
      const fields = GENERATOR_FIELDS[kind].map((field) => [field.name, shapeOf(field)] as const);
      return { type: "record", of: new Map([["kind", { type: "word", words: [kind] }], ...fields]) };
    }),
  },
  toJson: (value) => value,
  fromJson(value, place) {
    const given = members(value, place);
    const kind = GENERATOR_KINDS.find((known) => known === given.get("kind"));
    if (kind === undefined) return unfit([...place, "kind"], given.get("kind"));
    const fields = GENERATOR_FIELDS[kind].flatMap(({ name }) =>
      given.has(name) ? [[name, given.get(name)] as const] : [],
    );
    return generatorOf(kind, new Map(fields)) ?? unfit(place, value);
  },
};

export function generatorEntries(spec: GeneratorSpec): readonly LinkEntry[] {
  const fields = Object.entries(spec).filter(([name]) => name !== "kind");
  return fields.map(([name, value]) => [PREFIX + name, JSON.stringify(value)]);
}

/** The default generator of its kind with every field of the link that is of the right type and gives a valid generator. */
export function generatorFromEntries(
  kind: GeneratorKind,
  entries: readonly LinkEntry[],
  ignore: Ignore,
): GeneratorSpec {
  const given = new Map<string, unknown>();
  for (const entry of entries) {
    const [key, text] = entry;
    const field = GENERATOR_FIELDS[kind].find(({ name }) => PREFIX + name === key);
    const value = jsonOf(text);
    if (field !== undefined && isOfType(field, value)) given.set(field.name, value);
    else ignore(entry);
  }
  const whole = generatorOf(kind, given);
  if (whole === null) entries.forEach(ignore);
  return whole ?? DEFAULT_GENERATORS[kind];
}

/** null if the generator as a whole is invalid. */
function generatorOf(kind: GeneratorKind, given: ReadonlyMap<string, unknown>): GeneratorSpec | null {
  // `checkGenerator` checks all given values.
  const spec: GeneratorSpec = { ...DEFAULT_GENERATORS[kind], ...Object.fromEntries(given) };
  try {
    checkGenerator(spec);
    return spec;
  } catch {
    return null;
  }
}

function isOfType({ type }: GeneratorField, value: unknown): boolean {
  if (type === "boolean") return typeof value === "boolean";
  if (value === null) return true;
  if (type === "number") return typeof value === "number";
  return Array.isArray(value) && value.every((each) => typeof each === "number");
}

function shapeOf(field: GeneratorField): Shape {
  if (field.type === "boolean") return { type: "flag" };
  const none: Shape = { type: "none" };
  if (field.type === "weights") {
    const share: Shape = { type: "number", low: 0, high: 1, whole: false };
    return { type: "either", of: [{ type: "list", of: share }, none] };
  }
  const number: Shape = { type: "number", low: field.min, high: field.max, whole: field.integer };
  return field.nullable ? { type: "either", of: [number, none] } : number;
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
