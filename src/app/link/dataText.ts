import {
  BUILT_IN_IDS,
  DEFAULT_SPLIT,
  type DataConfig,
  type DataSource,
  type Readings,
  TARGET_TRANSFORMS,
  type SplitBy,
  type SplitConfig,
  type TargetTransform,
} from "../../core/data/dataConfig.ts";
import { asPart, NO_CLEANING } from "../../core/data/cleaning.ts";
import { COLUMN_KINDS, type ColumnKind } from "../../core/data/table/dataset.ts";
import { checkGenerator } from "../../core/data/generators/generate.ts";
import { DEFAULT_GENERATORS } from "../../core/data/generators/defaultGenerators.ts";
import type { GeneratorKind, GeneratorSpec } from "../../core/data/generators/generatorSpec.ts";
import { DEFAULT_CONFIG } from "../setup/defaultConfig.ts";
import { isReadChoice, readChoiceEntries, readChoices } from "./readChoiceText.ts";
import type { LinkEntry } from "./linkEntry.ts";
import { readingEntries, withReadingEntry } from "./readingText.ts";

type DataOverrides = Partial<Omit<DataConfig, "source">>;

/** The entries of a link that say which data: `data=iris`, `data=make:moons` with `gen.noise=0.2`, or `data=file:name.csv`. */
export function dataToEntries(data: DataConfig): readonly LinkEntry[] {
  const entries: LinkEntry[] = [...sourceToEntries(data.source)];
  // None is known of data that could not be read: it is proposed once they are.
  if (data.target !== "") entries.push(["target", data.target], ["task", data.task]);
  for (const [column, kind] of data.kinds) entries.push(["kind", `${kind}:${column}`]);
  entries.push(...readingEntries(data));
  if (data.cleaning?.dropDuplicates === true) entries.push(["clean", "duplicates"]);
  if ((data.cleaning?.leastClassRows ?? 0) > 0)
    entries.push(["leastClass", `${data.cleaning!.leastClassRows}`]);
  for (const column of data.cleaning?.clip ?? []) entries.push(["clip", column]);
  for (const column of data.excluded) entries.push(["without", column]);
  const { split } = data;
  const differing: readonly (readonly [string, unknown, unknown])[] = [
    ["targetTransform", data.targetTransform, "none"],
    ["validation", split.validation, DEFAULT_SPLIT.validation],
    ["test", split.test, DEFAULT_SPLIT.test],
    ["folds", split.folds, DEFAULT_SPLIT.folds],
    ["foldRepeats", split.foldRepeats, DEFAULT_SPLIT.foldRepeats],
    ["by", byText(split.by), byText(DEFAULT_SPLIT.by)],
    ["byFeature", Number(split.by.kind !== "random" && split.by.feature), 0],
    ["stratify", Number(split.stratify), Number(DEFAULT_SPLIT.stratify)],
  ];
  for (const [key, value, usual] of differing) if (value !== usual) entries.push([key, String(value)]);
  return entries;
}

export function dataFromEntries(
  entries: readonly LinkEntry[],
  ignore: (entry: LinkEntry) => void,
): { source: DataSource; data: DataOverrides } {
  const source = sourceFromEntries(entries, ignore);
  const kinds: (readonly [string, ColumnKind])[] = [];
  let readings: Readings = {};
  const excluded: string[] = [];
  const clip: string[] = [];
  let cleaning = NO_CLEANING;
  let data: DataOverrides = {};
  let split: SplitConfig = DEFAULT_SPLIT;
  let byFeature = false;
  for (const entry of entries) {
    const [key, value] = entry;
    const kind = COLUMN_KINDS.find((name) => value.startsWith(`${name}:`));
    const read = withReadingEntry(readings, entry);
    const splitChange = splitPart(key, value);
    const ofSource =
      source.kind === "synthetic" ? key.startsWith("gen.") : key === "fingerprint" || isReadChoice(entry);
    if (key === "data" || ofSource) continue;
    if (key === "target") data = { ...data, target: value };
    else if (key === "task" && (value === "classification" || value === "regression"))
      data = { ...data, task: value };
    else if (key === "targetTransform" && isTransform(value)) data = { ...data, targetTransform: value };
    else if (key === "byFeature" && (value === "0" || value === "1")) byFeature = value === "1";
    else if (key === "without") excluded.push(value);
    else if (key === "clip") clip.push(value);
    else if (key === "clean" && value === "duplicates") cleaning = { ...cleaning, dropDuplicates: true };
    else if (key === "leastClass" && /^[1-9]\d{0,5}$/.test(value))
      cleaning = { ...cleaning, leastClassRows: Number(value) };
    else if (read !== null) readings = read;
    else if (key === "kind" && kind !== undefined) kinds.push([value.slice(kind.length + 1), kind]);
    else if (splitChange !== null) split = { ...split, ...splitChange };
    else ignore(entry);
  }
  if (kinds.length > 0) data = { ...data, kinds };
  data = { ...data, ...readings, ...asPart({ ...cleaning, clip }) };
  if (excluded.length > 0) data = { ...data, excluded };
  if (byFeature && split.by.kind !== "random") split = { ...split, by: { ...split.by, feature: true } };
  if (split !== DEFAULT_SPLIT) data = { ...data, split };
  return { source, data };
}

function sourceToEntries(source: DataSource): readonly LinkEntry[] {
  switch (source.kind) {
    case "builtIn":
      return [["data", source.id]];
    case "file":
      return [
        ["data", `file:${source.name}`],
        ...(source.fingerprint === "" ? [] : [["fingerprint", source.fingerprint] as const]),
        ...readChoiceEntries(source),
      ];
    case "synthetic": {
      const { kind, ...fields } = source.generator;
      return [
        ["data", `make:${kind}`],
        ...Object.entries(fields).map(([field, value]): LinkEntry => [`gen.${field}`, JSON.stringify(value)]),
      ];
    }
  }
}

function sourceFromEntries(entries: readonly LinkEntry[], ignore: (entry: LinkEntry) => void): DataSource {
  const entry = entries.findLast(([key]) => key === "data");
  if (entry === undefined) return DEFAULT_CONFIG.data.source;
  const [, value] = entry;
  const id = BUILT_IN_IDS.find((name) => name === value);
  if (id !== undefined) return { kind: "builtIn", id };
  if (value.startsWith("file:")) {
    const fingerprint = entries.find(([key]) => key === "fingerprint")?.[1] ?? "";
    return { kind: "file", name: value.slice("file:".length), fingerprint, ...readChoices(entries) };
  }
  const kind = value.startsWith("make:") ? value.slice("make:".length) : "";
  if (Object.hasOwn(DEFAULT_GENERATORS, kind)) {
    return { kind: "synthetic", generator: generatorFromEntries(kind as GeneratorKind, entries, ignore) };
  }
  ignore(entry);
  return DEFAULT_CONFIG.data.source;
}

/** The default generator of its kind with every field of the link that is of the right type and makes a sound whole. */
function generatorFromEntries(
  kind: GeneratorKind,
  entries: readonly LinkEntry[],
  ignore: (entry: LinkEntry) => void,
): GeneratorSpec {
  const usual = DEFAULT_GENERATORS[kind];
  const fields = new Map<string, unknown>(Object.entries(usual));
  const given = entries.filter(([key]) => key.startsWith("gen."));
  for (const entry of given) {
    const field = entry[0].slice("gen.".length);
    const value = jsonValue(entry[1]);
    if (field !== "kind" && fields.has(field) && fits(value, fields.get(field))) fields.set(field, value);
    else ignore(entry);
  }
  const generator = Object.fromEntries(fields) as unknown as GeneratorSpec;
  try {
    checkGenerator(generator);
    return generator;
  } catch {
    given.forEach(ignore);
    return usual;
  }
}

function fits(value: unknown, usual: unknown): boolean {
  if (value === undefined) return false;
  if (usual === null || Array.isArray(usual)) {
    const numbers = Array.isArray(value) && value.every((item) => typeof item === "number");
    return value === null || typeof value === "number" || numbers;
  }
  return typeof value === typeof usual || (value === null && typeof usual === "number");
}

function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `random`, `group:patient`, `time:day`; `order`: as the rows stand. */
function byText(by: SplitBy): string {
  if (by.kind === "random") return "random";
  return by.column === null ? "order" : `${by.kind}:${by.column}`;
}

function byFromText(text: string): SplitBy | null {
  if (text === "random") return { kind: "random" };
  if (text === "order") return { kind: "time", column: null, feature: false };
  const kind = (["group", "time"] as const).find((name) => text.startsWith(`${name}:`));
  if (kind === undefined) return null;
  return { kind, column: text.slice(kind.length + 1), feature: false };
}

function isTransform(text: string): text is TargetTransform {
  return TARGET_TRANSFORMS.some((name) => name === text);
}

function splitPart(key: string, value: string): Partial<SplitConfig> | null {
  if (key === "stratify") return value === "0" || value === "1" ? { stratify: value === "1" } : null;
  if (key === "folds" || key === "foldRepeats") {
    return /^([1-9]|10)$/.test(value) ? { [key]: Number(value) } : null;
  }
  if (key === "by") {
    const by = byFromText(value);
    return by === null ? null : { by };
  }
  if (key !== "validation" && key !== "test") return null;
  const share = value.trim() === "" ? Number.NaN : Number(value);
  return share > 0 && share <= 0.5 ? { [key]: share } : null;
}
