/** More names than this are counted. */
const MOST_NAMES = 3;

/** What several files are called together: a folder's name where they lie in one, else their names. */
export function fileLabel(names: readonly string[]): string {
  const [first = ""] = names;
  const folder = first.slice(0, first.indexOf("/"));
  if (folder !== "" && names.every((name) => name.startsWith(`${folder}/`))) return folder;
  if (names.length <= MOST_NAMES) return names.join(" + ");
  return `${names.slice(0, MOST_NAMES).join(" + ")} + ${names.length - MOST_NAMES}`;
}
