import {
  BUILT_IN_IDS,
  type DataSource,
  type FileSource,
  type PictureChoices,
  type ReadChoices,
} from "../data/dataConfig.ts";
import { ODD_LINES_CHOICES, type LayoutChoices } from "../data/parse/layout.ts";
import { LARGEST_PICTURE } from "../data/pictures/chooseFrame.ts";
import { TEXT_ENCODINGS } from "../data/table/textEncodings.ts";
import {
  fromEntries,
  group,
  jsonOnly,
  keysOf,
  members,
  one,
  optional,
  record,
  toEntries,
  type Field,
  type Fields,
} from "./fields.ts";
import {
  GENERATOR,
  GENERATOR_KEYS,
  GENERATOR_KINDS,
  generatorEntries,
  generatorFromEntries,
  isGeneratorKind,
} from "./generatorField.ts";
import { coded, digits, text, unfit, word, yes, type Kind, type LinkEntry } from "./kind.ts";

const LINE = digits(1, 999_999_999);
/** 0: no such line. */
const LINE_OR_NONE = digits(0, 999_999_999);

/** The chosen position of a table in its file. */
const LAYOUT_FIELDS: Fields<LayoutChoices> = {
  delimiter: optional(
    one("file.delimiter", coded({ comma: ",", semicolon: ";", tab: "\t", pipe: "|", blanks: " " })),
  ),
  quote: optional(one("file.quote", coded({ double: '"', single: "'", none: "" }))),
  decimal: optional(one("file.decimal", word(["point", "comma"]))),
  comment: optional(one("file.comment", coded({ hash: "#", percent: "%", slashes: "//", none: "" }))),
  oddLines: optional(one("file.oddLines", word(ODD_LINES_CHOICES))),
  table: optional(one("file.table", digits(1, 999_999))),
  headerLine: optional(one("file.header", LINE_OR_NONE)),
  headerLines: optional(one("file.headerLines", digits(1, 3))),
  unitsLine: optional(one("file.units", LINE_OR_NONE)),
  firstLine: optional(one("file.firstLine", LINE)),
  lastLine: optional(one("file.lastLine", LINE)),
};

const PICTURE_FIELDS: Fields<PictureChoices> = {
  size: optional(one("pictures.size", digits(1, LARGEST_PICTURE))),
  fit: optional(one("pictures.fit", word(["crop", "pad"]))),
  colour: optional(one("pictures.colour", word(["grey", "colour"]))),
};

/** The chosen ways to read a file: `file.sheet=2024`, `file.header=5`, `pictures.size=32`, … */
export const READ_CHOICE_FIELDS: Fields<ReadChoices> = {
  encoding: optional(one("file.encoding", word(TEXT_ENCODINGS))),
  sheet: optional(one("file.sheet", text(Infinity, 1))),
  layout: optional(group(LAYOUT_FIELDS)),
  sampleRows: optional(one("file.rows", digits(1, 999_999_999))),
  pictures: optional(group(PICTURE_FIELDS)),
  pixels: optional(one("pixels", yes("1"))),
};

/** How a file is described, besides `kind`. */
export const FILE_FIELDS: Fields<Omit<FileSource, "kind">> = {
  name: one("data", text()),
  fingerprint: one("fingerprint", text()),
  ...READ_CHOICE_FIELDS,
};

const READ_KEYS = keysOf(READ_CHOICE_FIELDS);

const FILE_PREFIX = "file:";
const GENERATOR_PREFIX = "make:";

const BUILT_IN = word(BUILT_IN_IDS);

/** In links under the key `data`: `iris`, `make:moons` with `gen.noise=0.2`, or `file:name.csv` with how it is read. */
export const SOURCE: Field<DataSource> = {
  kind: sourceKind(BUILT_IN, GENERATOR, FILE_FIELDS),
  keys: new Map([
    [
      "data",
      { type: "word", words: [...BUILT_IN_IDS, ...GENERATOR_KINDS.map((kind) => GENERATOR_PREFIX + kind)] },
    ],
    ["fingerprint", { type: "text", longest: Infinity }],
    ...GENERATOR_KEYS,
    ...keysOf(READ_CHOICE_FIELDS),
  ]),
  toEntries(source) {
    switch (source.kind) {
      case "builtIn":
        return [["data", source.id]];
      case "synthetic":
        return [["data", GENERATOR_PREFIX + source.generator.kind], ...generatorEntries(source.generator)];
      case "file":
        return [
          ["data", FILE_PREFIX + source.name],
          ...(source.fingerprint === "" ? [] : [["fingerprint", source.fingerprint] as const]),
          ...toEntries(READ_CHOICE_FIELDS, source, {}),
        ];
    }
  },
  fromEntries(entries, ignore) {
    const others = entries.filter(([key]) => key !== "data");
    const source = entries.findLast(([key]) => key === "data");
    const kind = source?.[1].startsWith(GENERATOR_PREFIX) ? source[1].slice(GENERATOR_PREFIX.length) : "";
    if (isGeneratorKind(kind)) {
      return { kind: "synthetic", generator: generatorFromEntries(kind, others, ignore) };
    }
    // Entries about how a file is read are not reported as mistakes if another source has replaced the file.
    const isOfFile = ([key]: LinkEntry) => key === "fingerprint" || READ_KEYS.has(key);
    others.filter((entry) => !isOfFile(entry)).forEach(ignore);
    const choices = fromEntries(READ_CHOICE_FIELDS, others, ignore);
    if (source === undefined) return undefined;
    const [, text] = source;
    if (text.startsWith(FILE_PREFIX)) {
      const fingerprint = others.find(([key]) => key === "fingerprint")?.[1] ?? "";
      return { kind: "file", name: text.slice(FILE_PREFIX.length), fingerprint, ...choices };
    }
    const id = BUILT_IN.fromText(text);
    if (id !== undefined) return { kind: "builtIn", id };
    ignore(source);
    return undefined;
  },
};

/**
 * A source in a document: one of several objects, distinguished by their `kind`. A new study has a source of this build; the file of a
 * study may have one of a later build.
 */
export function sourceKind<Id extends string, Generator extends object, FileParts extends object>(
  id: Kind<Id>,
  generator: Kind<Generator>,
  fileFields: Fields<FileParts>,
): Kind<
  | { readonly kind: "builtIn"; readonly id: Id }
  | { readonly kind: "synthetic"; readonly generator: Generator }
  | ({ readonly kind: "file" } & FileParts)
> {
  const builtIn = record<{ readonly id: Id }>({ id: jsonOnly(id) });
  const synthetic = record<{ readonly generator: Generator }>({ generator: jsonOnly(generator) });
  const file = record(fileFields);
  return {
    shape: { type: "either", of: [builtIn.shape, file.shape, synthetic.shape] },
    toJson: (source) => source,
    fromJson(value, place) {
      const kind = members(value, place).get("kind");
      if (kind === "builtIn") return { kind, ...builtIn.fromJson(value, place) };
      if (kind === "synthetic") return { kind, ...synthetic.fromJson(value, place) };
      return kind === "file" ? { kind, ...file.fromJson(value, place) } : unfit([...place, "kind"], kind);
    },
  };
}
