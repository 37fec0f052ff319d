import type { TFunction } from "i18next";
import type { Finding } from "../../../core/data/check/finding.ts";
import { findingDetails } from "./findingWords.ts";

/** Maximal number of columns (or classes) listed in a finding: text for 20,000 takes half a second. */
export const MOST_NAMED = 200;

/** A finding's numbers, one line per listed column or class, and how many are not listed. */
export function findingLines(
  t: TFunction,
  finding: Finding,
): { readonly lines: readonly string[]; readonly unnamed: number } {
  const items = "items" in finding ? finding.items.length : 0;
  if (items <= MOST_NAMED) return { lines: findingDetails(t, finding), unnamed: 0 };
  const named = { ...finding, items: (finding as { items: readonly unknown[] }).items.slice(0, MOST_NAMED) };
  return { lines: findingDetails(t, named as Finding), unnamed: items - MOST_NAMED };
}
