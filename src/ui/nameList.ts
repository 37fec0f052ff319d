import type { TFunction } from "i18next";

const MOST_NAMED = 6;

/**
 * The first few names and how many more there are: a sentence stays one however many it names.
 * @param quoted a name as it stands in the sentence
 */
export function nameList<T>(t: TFunction, names: readonly T[], quoted: (name: T) => string): string {
  const named = names.slice(0, MOST_NAMED).map(quoted);
  const rest = names.length - named.length;
  return [...named, ...(rest > 0 ? [t("labels.more", { count: rest })] : [])].join(t("aside.between"));
}

/** Names in quotation marks. */
export function quotedList(t: TFunction, names: readonly string[]): string {
  return nameList(t, names, (name) => t("aside.quoted", { name }));
}
