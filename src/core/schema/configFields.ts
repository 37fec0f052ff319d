import type { StudyConfig } from "../study/studyConfig.ts";
import { DATA_FIELDS } from "./dataFields.ts";
import { jsonOnly, one, record, type Fields } from "./fields.ts";
import { text, unfit, type TextKind } from "./kind.ts";
import { SEARCH_FIELDS } from "./searchFields.ts";
import { SETTING_FIELDS } from "./settingFields.ts";

const LONGEST_NAME = 200;

const VERSION: TextKind<1> = {
  shape: { type: "number", low: 1, high: 1, whole: true },
  toText: String,
  fromText: (given) => (given === "1" ? 1 : undefined),
  toJson: (value) => value,
  fromJson: (value, place) => (value === 1 ? value : unfit(place, value)),
};

/**
 * Everything that defines a study: how each part is written in a link and in a file, its allowed values and its default. One row per
 * field. Links, study files and suggestions are derived from it; `export/readStudyJson.ts` reads only the parts that it needs.
 */
export const CONFIG_FIELDS: Fields<StudyConfig> = {
  version: one("v", VERSION),
  name: one("name", { ...text(), fromText: (given) => given.slice(0, LONGEST_NAME) }, ""),
  data: jsonOnly(record(DATA_FIELDS)),
  settings: jsonOnly(record(SETTING_FIELDS)),
  search: jsonOnly(record(SEARCH_FIELDS)),
};
