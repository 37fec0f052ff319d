import { NO_CLEANING, type Cleaning } from "../data/cleaning.ts";
import {
  DEFAULT_SPLIT,
  ODD_CELLS_CHOICES,
  TARGET_TRANSFORMS,
  type DataConfig,
  type Readings,
  type SplitBy,
  type SplitConfig,
} from "../data/dataConfig.ts";
import { DATE_ORDERS } from "../data/kinds/dates.ts";
import type { MergedLevels } from "../data/labels/mergeLevels.ts";
import { FOLD_BOUNDS, FOLD_REPEAT_BOUNDS, SHARE_BOUNDS } from "../data/limits.ts";
import { COLUMN_KINDS, TASKS } from "../data/table/dataset.ts";
import { asIs, columnList, columnWord } from "./composite.ts";
import { group, listOf, many, members, one, optional, type Field, type Fields } from "./fields.ts";
import { digits, flag, number, text, unfit, word, yes, type Kind, type Shape } from "./kind.ts";
import { SOURCE } from "./sourceFields.ts";

const isWord = (given: string) => given.trim() !== "";

/** The spelling that is kept, then those that are replaced by it. */
const MERGED: Kind<MergedLevels> = {
  ...listOf(text()),
  fromJson(value, place) {
    const [stays, ...others] = listOf(text()).fromJson(value, place);
    return stays === undefined || others.length === 0 ? unfit(place, value) : [stays, ...others];
  },
};

/** How cells are interpreted: an entry for each column. */
export const READING_FIELDS: Fields<Readings> = {
  orders: optional(many("order", columnList(text(), isWord, 1))),
  dateOrders: optional(many("dates", columnWord(DATE_ORDERS))),
  oddCells: optional(many("odd", columnWord(ODD_CELLS_CHOICES))),
  missing: optional(many("missing", columnList(text(), isWord, 0))),
  merges: optional(
    many(
      "merge",
      columnList(MERGED, () => true, 1),
    ),
  ),
};

const CLEANING_FIELDS: Fields<Cleaning> = {
  dropDuplicates: one("clean", yes("duplicates"), NO_CLEANING.dropDuplicates),
  leastClassRows: one("leastClass", digits(1, 999_999), NO_CLEANING.leastClassRows),
  clip: many("clip", text()),
};

/** More than 0, at most half of the rows. */
const SHARE = number({ low: Number.MIN_VALUE, high: SHARE_BOUNDS.high, whole: false });

const BY_FEATURE = one("byFeature", flag("1", "0"));
const BY = one<SplitBy>("by", {
  ...asIs(),
  toText: () => "",
  fromText(given): SplitBy | undefined {
    if (given === "random") return { kind: "random" };
    if (given === "order") return { kind: "time", column: null, feature: false };
    const kind = (["group", "time"] as const).find((name) => given.startsWith(`${name}:`));
    return kind && { kind, column: given.slice(kind.length + 1), feature: false };
  },
});

/** `by=random`, `by=group:patient`, `by=time:day`, `by=order` (in the order of the rows), and `byFeature=1`. */
const SPLIT_BY: Field<SplitBy> = {
  default: DEFAULT_SPLIT.by,
  keys: new Map<string, Shape>([
    ["by", { type: "text", longest: Infinity }],
    ["byFeature", { type: "flag" }],
  ]),
  toEntries(by) {
    if (by.kind === "random") return [];
    const text = by.column === null ? "order" : `${by.kind}:${by.column}`;
    return [["by", text], ...(by.feature ? [["byFeature", "1"] as const] : [])];
  },
  fromEntries(entries, ignore) {
    const by = BY.fromEntries(
      entries.filter(([key]) => key === "by"),
      ignore,
    );
    const feature = BY_FEATURE.fromEntries(
      entries.filter(([key]) => key === "byFeature"),
      ignore,
    );
    return by === undefined || by.kind === "random" || feature === undefined ? by : { ...by, feature };
  },
  kind: {
    shape: {
      type: "record",
      of: new Map<string, Shape>([
        ["kind", { type: "word", words: ["random", "group", "time"] }],
        ["column", { type: "either", of: [{ type: "text", longest: Infinity }, { type: "none" }] }],
        ["feature", { type: "flag" }],
      ]),
    },
    toJson: (by) => by,
    fromJson(value, place) {
      const given = members(value, place);
      const [kind, column, feature] = ["kind", "column", "feature"].map((name) => given.get(name));
      if (kind === "random") return { kind };
      if (typeof feature !== "boolean") return unfit([...place, "feature"], feature);
      if (kind === "group" && typeof column === "string") return { kind, column, feature };
      if (kind === "time" && (typeof column === "string" || column === null))
        return { kind, column, feature };
      return unfit(place, value);
    },
  },
};

const SPLIT_FIELDS: Fields<SplitConfig> = {
  validation: one("validation", SHARE, DEFAULT_SPLIT.validation),
  test: one("test", SHARE, DEFAULT_SPLIT.test),
  folds: one("folds", digits(FOLD_BOUNDS.low, FOLD_BOUNDS.high), DEFAULT_SPLIT.folds),
  foldRepeats: one(
    "foldRepeats",
    digits(FOLD_REPEAT_BOUNDS.low, FOLD_REPEAT_BOUNDS.high),
    DEFAULT_SPLIT.foldRepeats,
  ),
  by: SPLIT_BY,
  stratify: one("stratify", flag("1", "0"), DEFAULT_SPLIT.stratify),
};

/** The parts of a dataset that a study uses, in the order of links. */
export const DATA_FIELDS: Fields<DataConfig> = {
  source: SOURCE,
  target: one("target", text()),
  task: one("task", word(TASKS)),
  kinds: many("kind", columnWord(COLUMN_KINDS)),
  ...READING_FIELDS,
  cleaning: optional(group(CLEANING_FIELDS)),
  excluded: many("without", text()),
  targetTransform: one("targetTransform", word(TARGET_TRANSFORMS), "none"),
  split: group(SPLIT_FIELDS),
};
