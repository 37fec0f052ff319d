/** Why a part of the page cannot be loaded; unknown if the page is reachable and has this version. */
export type Unloaded = "offline" | "unreachable" | "newVersion" | "unknown";

/**
 * Asks the host which version of the page it has: the entry's name differs in every build.
 * @param entry the file name of this page's own code
 */
export async function siteVersion(entry: string): Promise<Unloaded | "same"> {
  if (!navigator.onLine) return "offline";
  try {
    const response = await fetch("./", { cache: "no-store" });
    if (!response.ok) return "unreachable";
    const text = await response.text();
    // A different page, for example the login page of a network.
    if (!text.includes('<div id="root">')) return "unreachable";
    return text.includes(entry) ? "same" : "newVersion";
  } catch {
    return "unreachable";
  }
}
