import { useEffect, useState } from "react";
import { pageEntry } from "./pageEntry.ts";
import { siteVersion } from "./siteVersion.ts";

/** Minimal time between two requests. */
const PAUSE_MS = 30 * 60_000;

/** Whether the host has another version than this page: checked when the user returns to a page that has been open for long. */
export function useNewVersion(): boolean {
  const [isNew, setIsNew] = useState(false);
  useEffect(() => {
    const entry = pageEntry();
    // Not a built page.
    if (!entry.endsWith(".js") || isNew) return undefined;
    let asked = performance.now();
    const look = async (): Promise<void> => {
      if (document.visibilityState !== "visible" || performance.now() - asked < PAUSE_MS) return;
      asked = performance.now();
      if ((await siteVersion(entry)) === "newVersion") setIsNew(true);
    };
    const onLook = (): void => void look();
    document.addEventListener("visibilitychange", onLook);
    addEventListener("focus", onLook);
    return () => {
      document.removeEventListener("visibilitychange", onLook);
      removeEventListener("focus", onLook);
    };
  }, [isNew]);
  return isNew;
}
