/** Maximal number of listed names; typing finds the others. */
export const MOST_LISTED = 100;

/** The first names that contain the typed text, ignoring case; an exact match comes first. */
export function foundNames(names: readonly string[], typed: string, most = MOST_LISTED): readonly string[] {
  const wanted = typed.trim().toLowerCase();
  const found: string[] = [];
  for (const name of names) {
    const own = name.toLowerCase();
    if (own === wanted) found.unshift(name);
    else if (own.includes(wanted)) found.push(name);
  }
  return found.slice(0, most);
}
