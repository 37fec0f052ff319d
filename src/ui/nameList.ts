import type { TFunction } from "i18next";

const MOST_NAMED = 6;

/**
 * The first few names and how many more there are: a sentence stays one however many it names.
 * @param quoted a name as it stands in the sentence
 */
export function nameList<T>(t: TFunction, names: readonly T[], quoted: (name: T) => string): string {
  const named = names.slice(0, MOST_NAMED).map(quoted);
  const rest = names.length - named.length;
  return joinList(t, rest > 0 ? [...named, t("labels.more", { count: rest })] : named);
}

/** Items of a list, separated as the language does: ", " or "、". */
export function joinList(t: TFunction, items: readonly string[]): string {
  return items.join(t("common.listSeparator"));
}

/** Clauses that stand in a row, such as "up to 40 trials, up to 10 minutes". */
export function joinClauses(t: TFunction, clauses: readonly string[]): string {
  return clauses.join(t("common.clauseSeparator"));
}

/** Names in quotation marks. */
export function quotedList(t: TFunction, names: readonly string[]): string {
  return nameList(t, names, (name) => t("aside.quoted", { name }));
}
