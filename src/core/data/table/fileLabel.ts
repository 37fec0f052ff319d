/** Beyond this many names, the rest is counted. */
const MOST_NAMES = 3;

/** The label of several files: their folder's name if they share one, otherwise their names. */
export function fileLabel(names: readonly string[]): string {
  const [first = ""] = names;
  const folder = first.slice(0, first.indexOf("/"));
  if (folder !== "" && names.every((name) => name.startsWith(`${folder}/`))) return folder;
  if (names.length <= MOST_NAMES) return names.join(" + ");
  return `${names.slice(0, MOST_NAMES).join(" + ")} + ${names.length - MOST_NAMES}`;
}
