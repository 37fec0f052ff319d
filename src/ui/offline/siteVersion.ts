/** Why a part of the page does not come: of a page that is reachable and is still this one, nobody knows. */
export type Unloaded = "offline" | "unreachable" | "newVersion" | "unknown";

/**
 * Asks the host which version of the page it now has: each build's entry has another name.
 * @param entry the file name of this page's own code
 */
export async function siteVersion(entry: string): Promise<Unloaded | "same"> {
  if (!navigator.onLine) return "offline";
  try {
    const response = await fetch("./", { cache: "no-store" });
    if (!response.ok) return "unreachable";
    const text = await response.text();
    // Another page altogether, as of a network that asks to log in.
    if (!text.includes('<div id="root">')) return "unreachable";
    return text.includes(entry) ? "same" : "newVersion";
  } catch {
    return "unreachable";
  }
}
