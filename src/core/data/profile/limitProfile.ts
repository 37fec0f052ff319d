import type { ColumnProfile, DataProfile } from "./profile.ts";

/** With more, copying all of them would block the page, and nobody reads them all. */
export const MOST_PROFILES = 500;

/** A profile with fewer columns: the target and those most related to it, in the order of the table. */
export function limitProfile(profile: DataProfile, most = MOST_PROFILES): DataProfile {
  const { columns, target } = profile;
  if (columns.length <= most) return profile;
  const strength = ({ name, association }: ColumnProfile): number =>
    name === target ? Infinity : association === null ? -1 : Math.abs(association.value);
  const kept = new Set(columns.toSorted((a, b) => strength(b) - strength(a)).slice(0, most));
  return { ...profile, columns: columns.filter((column) => kept.has(column)) };
}
