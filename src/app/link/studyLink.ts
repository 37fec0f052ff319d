import type { DataConfig } from "../../core/data/dataConfig.ts";
import type { ErrorRecord } from "../../core/errors.ts";
import type { PictureDimensions } from "../../core/model/augment.ts";
import { defaultSettings } from "../../core/model/defaultSettings.ts";
import { SETTING_NAMES, type SettingName } from "../../core/model/settingTable.ts";
import type { Setting, Settings } from "../../core/model/settings.ts";
import type { SearchConfig, StudyConfig } from "../../core/study/studyConfig.ts";
import { DEFAULT_CONFIG } from "../setup/defaultConfig.ts";
import { dataFromEntries, dataToEntries } from "./dataText.ts";
import type { LinkEntry } from "./linkEntry.ts";
import { SEARCH_KEYS, searchFromEntries, searchToEntries } from "./searchText.ts";
import { settingFromText, settingToText } from "./settingText.ts";

/** What may stand behind `run`; alone it stands for "yes". */
const RUN_WORDS: ReadonlyMap<string, boolean> = new Map([
  ...["", "1", "true", "yes"].map((word) => [word, true] as const),
  ...["0", "false", "no"].map((word) => [word, false] as const),
]);

/** What a link asks for. What it leaves out is as by default for its data. */
export interface LinkedStudy {
  readonly name: string;
  readonly source: DataConfig["source"];
  /** Replaces what is suggested for the data once they are read. */
  readonly data: Partial<Omit<DataConfig, "source">>;
  /** What it leaves out is as by default for tables. */
  readonly settings: Settings;
  /** Those it names. */
  readonly given: Partial<Settings>;
  readonly search: Partial<SearchConfig>;
  /** Start at once. */
  readonly run: boolean;
  /** What could not be used, one record a part. */
  readonly notes: readonly ErrorRecord[];
}

/**
 * The URL fragment (without #) that gives the same study. Readable: `v=1&data=iris&target=species&units1=4..64,log&trials=50`.
 * Whatever equals the default of link version 1, for tables or for pictures of that size, is left out. What a study learns from earlier ones is no part of a link: it would be
 * too long, and is saved with the study as JSON.
 */
export function studyToFragment(
  config: StudyConfig,
  run: boolean,
  pictures: PictureDimensions | null = null,
): string {
  const entries: LinkEntry[] = [["v", "1"]];
  if (config.name !== "") entries.push(["name", config.name]);
  entries.push(...dataToEntries(config.data));
  const usual = pictures === null ? DEFAULT_CONFIG.settings : defaultSettings(pictures);
  for (const name of SETTING_NAMES) {
    const text = settingToText(config.settings[name]);
    if (text !== settingToText(usual[name])) entries.push([name, text]);
  }
  entries.push(...searchToEntries(config.search, config.data.task));
  const text = entries.map(([key, value]) => `${key}=${escapeValue(value)}`).join("&");
  return run ? `${text}&run` : text;
}

/**
 * Reads a fragment (or query), its leading # or ? included or not. Never throws: what it cannot use it names in `notes`.
 */
export function studyFromFragment(fragment: string): LinkedStudy {
  const entries = [...new URLSearchParams(fragment.replace(/^[#?]/, ""))];
  const notes: ErrorRecord[] = [];
  const ignore = ([key, value]: LinkEntry) =>
    notes.push({ code: "linkUnreadable", details: { part: value === "" ? key : `${key}=${value}` } });
  const given: Partial<Record<SettingName, Setting>> = {};
  let name = "";
  let run = false;
  const data: LinkEntry[] = [];
  const search: LinkEntry[] = [];
  for (const entry of entries) {
    const [key, value] = entry;
    if (key === "run") {
      const begins = RUN_WORDS.get(value);
      if (begins === undefined) ignore(entry);
      run = begins ?? false;
    } else if (key === "name") name = value.slice(0, 200);
    else if (key === "v") {
      if (value !== "1") ignore(entry);
    } else if (isSettingName(key)) {
      const setting = settingFromText(key, value);
      if (setting === null) ignore(entry);
      else given[key] = setting;
    } else if (key === "indicator" || key === "rare") {
      const [setting, meant] = formerPreparation(key, value);
      if (meant === null) ignore(entry);
      else given[setting] = meant;
    } else if (SEARCH_KEYS.has(key)) search.push(entry);
    else data.push(entry);
  }
  return {
    name,
    ...dataFromEntries(data, ignore),
    settings: { ...DEFAULT_CONFIG.settings, ...given },
    given,
    search: searchFromEntries(search, ignore),
    run,
    notes,
  };
}

/** Names that settings of preparation had before they could be searched: `indicator=1`, `rare=0.05`. */
function formerPreparation(key: "indicator" | "rare", value: string): [SettingName, Setting | null] {
  if (key === "rare") return ["rareLevelShare", settingFromText("rareLevelShare", value)];
  const known = value === "0" || value === "1";
  return ["missingIndicator", known ? { mode: "value", value: value === "1" } : null];
}

function isSettingName(key: string): key is SettingName {
  return (SETTING_NAMES as readonly string[]).includes(key);
}

/** Escapes only what would end the value or the link, so that links stay readable. */
function escapeValue(value: string): string {
  return encodeURIComponent(value).replace(/%(2C|3A|7C|2F|20|5B|5D)/g, (code) =>
    code === "%20" ? "+" : decodeURIComponent(code),
  );
}
