import type { ErrorRecord } from "../../core/errors.ts";
import type { Settings } from "../../core/model/settings.ts";
import { SEARCH_FIELDS } from "../../core/schema/searchFields.ts";
import { settingToText } from "../../core/schema/settingText.ts";
import type { SearchConfig, StudyConfig } from "../../core/study/studyConfig.ts";

/** Notes for network settings of a link that tables do not allow. */
export function familyNotes(given: Partial<Settings>, settings: Settings): readonly ErrorRecord[] {
  const { family } = given;
  if (family === undefined || JSON.stringify(family) === JSON.stringify(settings.family)) return [];
  return [{ code: "linkUnreadable", details: { part: `family=${settingToText(family)}` } }];
}

/** Notes for search settings of a link that its data's task does not allow; they are ignored. */
export function searchNotes(asked: Partial<SearchConfig>, { search }: StudyConfig): readonly ErrorRecord[] {
  const parts: string[] = [];
  if (asked.objective !== undefined && asked.objective.metric !== search.objective.metric) {
    const { target = null, tolerance = null } = asked.budget ?? {};
    const threshold = asked.pruner?.threshold ?? null;
    parts.push(`metric=${asked.objective.metric}`);
    if (target !== null) parts.push(`goal=${target}`);
    if (tolerance !== null) parts.push(`tolerance=${tolerance}`);
    if (threshold !== null) parts.push(`pruner.threshold=${threshold}`);
  }
  const sides = (asked.sideObjectives ?? []).filter((side) => !search.sideObjectives.includes(side));
  const limits = (asked.outcomeConstraints ?? []).filter(
    (limit) => !search.outcomeConstraints.includes(limit),
  );
  const left = [
    ...SEARCH_FIELDS.sideObjectives.toEntries(sides),
    ...SEARCH_FIELDS.outcomeConstraints.toEntries(limits),
  ];
  parts.push(...left.map((entry) => entry.join("=")));
  return parts.map((part) => ({ code: "linkUnreadable", details: { part } }));
}
