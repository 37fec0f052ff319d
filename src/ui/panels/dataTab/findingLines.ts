import type { TFunction } from "i18next";
import type { Finding } from "../../../core/data/check/finding.ts";
import { findingDetails } from "./findingWords.ts";

/** Columns (or classes) that a finding names: nobody reads more, and words for 20,000 take the page half a second. */
export const MOST_NAMED = 200;

/** A finding's numbers, a line for each column or class it names, and how many it does not name. */
export function findingLines(
  t: TFunction,
  finding: Finding,
): { readonly lines: readonly string[]; readonly unnamed: number } {
  const items = "items" in finding ? finding.items.length : 0;
  if (items <= MOST_NAMED) return { lines: findingDetails(t, finding), unnamed: 0 };
  const named = { ...finding, items: (finding as { items: readonly unknown[] }).items.slice(0, MOST_NAMED) };
  return { lines: findingDetails(t, named as Finding), unnamed: items - MOST_NAMED };
}
