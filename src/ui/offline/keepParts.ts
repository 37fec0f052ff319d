import { whenIdle } from "../../app/whenIdle.ts";
import { fillCache } from "./fillCache.ts";

/** Written into the page by the build (`vite.config.ts`): the paths of all its files, below the page's address. */
const PARTS = "script[type='application/json'][data-parts]";
/** One cache for each version of the page that is open. */
const CACHE_PREFIX = "surmise ";

/**
 * While the page is idle, fetches everything that it may need later: code of tabs, workers and engines, and the built-in data.
 * Afterwards the page works offline and after a new version was published. Skipped in data saving mode and in browsers without a
 * cache.
 * @param entry the file name of this page's own code, which distinguishes it from other versions
 * @param loadTabs also loads the tabs' code into memory
 */
export function keepParts(entry: string, loadTabs: readonly (() => Promise<unknown>)[]): void {
  const paths = partsOfPage();
  if (paths === null || savesData()) return;
  const keep = async (): Promise<void> => {
    for (const load of loadTabs) await load();
    // Both exist only if the page was loaded over a secure connection.
    if (!("serviceWorker" in navigator) || !("caches" in globalThis)) return;
    await navigator.serviceWorker.register("./keepParts.js");
    await keepAll(`${CACHE_PREFIX}${entry}`, entry, paths);
  };
  // Already offline, or storage is full or forbidden: parts are then fetched when needed.
  keep().catch(() => undefined);
}

async function keepAll(name: string, entry: string, paths: readonly string[]): Promise<void> {
  const cache = await caches.open(name);
  await holdAsLongAsOpen(name);
  const base = document.baseURI.replace(/[?#].*$/, "");
  const whole = await fillCache({ cache, base, paths, entry, load: (address) => fetch(address), rest });
  // A complete older version is better than an incomplete new one.
  if (whole) await forgetOthers();
}

function rest(): Promise<void> {
  return new Promise((resolve) => whenIdle(resolve));
}

/** The lock shows other tabs which versions are open. */
function holdAsLongAsOpen(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const held = navigator.locks.request(name, { mode: "shared" }, () => {
      resolve();
      return new Promise<never>(() => {});
    });
    held.catch(reject);
  });
}

async function forgetOthers(): Promise<void> {
  const { held = [] } = await navigator.locks.query();
  const open = new Set(held.map(({ name }) => name));
  for (const name of await caches.keys()) {
    if (name.startsWith(CACHE_PREFIX) && !open.has(name)) await caches.delete(name);
  }
}

/** null: not a built page, as in development. */
function partsOfPage(): readonly string[] | null {
  const text = document.querySelector(PARTS)?.textContent;
  return text ? (JSON.parse(text) as readonly string[]) : null;
}

/** Whether the user asked for little traffic. */
export function savesData(): boolean {
  return (
    (navigator as { readonly connection?: { readonly saveData?: boolean } }).connection?.saveData === true
  );
}
