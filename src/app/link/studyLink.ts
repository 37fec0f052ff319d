import type { DataConfig } from "../../core/data/dataConfig.ts";
import type { ErrorRecord } from "../../core/errors.ts";
import type { PictureDimensions } from "../../core/learner/network/augment.ts";
import { defaultSettings } from "../../core/model/defaultSettings.ts";
import { settingsOfLink } from "../../core/model/pictureSettings.ts";
import type { Setting, Settings } from "../../core/model/settings.ts";
import { CONFIG_FIELDS } from "../../core/schema/configFields.ts";
import { DATA_FIELDS } from "../../core/schema/dataFields.ts";
import { fromEntries, keysOf, toEntries, defaultsOf } from "../../core/schema/fields.ts";
import type { LinkEntry } from "../../core/schema/kind.ts";
import { SEARCH_FIELDS } from "../../core/schema/searchFields.ts";
import { SETTING_FIELDS } from "../../core/schema/settingFields.ts";
import type { SearchConfig, StudyConfig } from "../../core/study/studyConfig.ts";
import { DEFAULT_CONFIG, defaultObjective } from "../setup/defaultConfig.ts";

/** Values of `run`; without a value it means "yes". */
const RUN_WORDS: ReadonlyMap<string, boolean> = new Map([
  ...["", "1", "true", "yes"].map((word) => [word, true] as const),
  ...["0", "false", "no"].map((word) => [word, false] as const),
]);

const { version: VERSION, name: NAME } = CONFIG_FIELDS;

const SETTING_KEYS = keysOf(SETTING_FIELDS);
const SEARCH_KEYS = keysOf(SEARCH_FIELDS);
const DATA_KEYS = keysOf(DATA_FIELDS);
/** Keys of the study itself. */
const OWN_KEYS: ReadonlySet<string> = new Set([...VERSION.keys.keys(), ...NAME.keys.keys(), "run"]);

/** The contents of a link. Absent parts have the defaults of its data. */
export interface LinkedStudy {
  readonly name: string;
  readonly source: DataConfig["source"];
  /** Overrides the proposal for the data once they are read. */
  readonly data: Partial<Omit<DataConfig, "source">>;
  /** Absent settings have the defaults for tables, beside the link's learners. */
  readonly settings: Settings;
  /** The settings that the link contains. */
  readonly given: Partial<Settings>;
  readonly search: Partial<SearchConfig>;
  /** Start at once. */
  readonly run: boolean;
  /** Unusable parts, one record each. */
  readonly notes: readonly ErrorRecord[];
}

/**
 * The URL fragment (without #) that gives the same study. Readable: `v=1&data=iris&target=species&units1=4..64,log&trials=50`.
 * Defaults of link version 1, for tables or for pictures of that size, are left out; beside the names of other learners than networks,
 * the ranges of their medium space are. Earlier trials that a study learns from are
 * not part of a link, which would be too long; the study's JSON contains them.
 */
export function studyToFragment(
  config: StudyConfig,
  run: boolean,
  pictures: PictureDimensions | null = null,
): string {
  const { version, name, data, settings, search } = config;
  const defaults = defaultsBeside(settings.family, pictures);
  const objective = defaultObjective(data.task);
  const ofData = toEntries(DATA_FIELDS, data, defaultsOf(DATA_FIELDS));
  // The target of data that could not be read is unknown: it is proposed once they are read.
  const unknown: readonly string[] = data.target === "" ? ["target", "task"] : [];
  const entries = [
    ...VERSION.toEntries(version),
    ...NAME.toEntries(name, NAME.default),
    ...ofData.filter(([key]) => !unknown.includes(key)),
    ...toEntries(SETTING_FIELDS, settings, defaults),
    ...toEntries(SEARCH_FIELDS, search, { ...defaultsOf(SEARCH_FIELDS), objective }),
  ];
  const text = entries.map(([key, value]) => `${key}=${escapeValue(value)}`).join("&");
  return run ? `${text}&run` : text;
}

/** What a link says by leaving out a setting: it depends on the learners, except for the learners themselves. */
function defaultsBeside(family: Setting, pictures: PictureDimensions | null): Settings {
  const ofData = pictures === null ? DEFAULT_CONFIG.settings : defaultSettings(pictures);
  return { ...settingsOfLink(DEFAULT_CONFIG.settings, { family }, pictures), family: ofData.family };
}

/** Reads a fragment (or query), its leading # or ? included or not. Never throws: unusable parts are reported in `notes`. */
export function studyFromFragment(fragment: string): LinkedStudy {
  const entries = [...new URLSearchParams(fragment.replace(/^[#?]/, ""))];
  const ignored = new Set<LinkEntry>();
  const ignore = (entry: LinkEntry) => ignored.add(entry);
  const sections: Record<Section, LinkEntry[]> = { own: [], data: [], search: [] };
  for (const entry of entries) sections[sectionOf(entry)].push(entry);
  const ofKey = (...keys: readonly string[]) => sections.own.filter(([key]) => keys.includes(key));
  VERSION.fromEntries(ofKey(...VERSION.keys.keys()), ignore);
  const given = fromEntries(SETTING_FIELDS, sections.own, ignore);
  const { source = DEFAULT_CONFIG.data.source, ...data } = fromEntries(DATA_FIELDS, sections.data, ignore);
  sections.data.filter(([key]) => !DATA_KEYS.has(key)).forEach(ignore);
  const study = {
    name: NAME.fromEntries(ofKey(...NAME.keys.keys()), ignore) ?? "",
    source,
    data,
    settings: { ...defaultsBeside(given.family ?? DEFAULT_CONFIG.settings.family, null), ...given },
    given,
    search: fromEntries(SEARCH_FIELDS, sections.search, ignore),
    run: runFromEntries(ofKey("run"), ignore),
  };
  const inOrder = [...sections.own, ...sections.data, ...sections.search];
  return { ...study, notes: inOrder.filter((entry) => ignored.has(entry)).map(noteOf) };
}

function runFromEntries(entries: readonly LinkEntry[], ignore: (entry: LinkEntry) => void): boolean {
  const said = entries.map((entry) => {
    const begins = RUN_WORDS.get(entry[1]);
    if (begins === undefined) ignore(entry);
    return begins ?? false;
  });
  return said.at(-1) ?? false;
}

/** Parts about the study and its settings, its data, and the search: unusable parts are reported in this order. */
type Section = "own" | "data" | "search";

function sectionOf([key]: LinkEntry): Section {
  if (OWN_KEYS.has(key) || SETTING_KEYS.has(key)) return "own";
  return SEARCH_KEYS.has(key) ? "search" : "data";
}

/** Escapes only characters that would end the value or the link, so that links stay readable. */
function escapeValue(value: string): string {
  return encodeURIComponent(value).replace(/%(2C|3A|7C|2F|20|5B|5D)/g, (code) =>
    code === "%20" ? "+" : decodeURIComponent(code),
  );
}

function noteOf([key, value]: LinkEntry): ErrorRecord {
  return { code: "linkUnreadable", details: { part: value === "" ? key : `${key}=${value}` } };
}
