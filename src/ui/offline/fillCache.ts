/** Key of the page among its parts. */
const PAGE = "./";

export interface Filling {
  readonly cache: Pick<Cache, "match" | "put">;
  /** The page's address. */
  readonly base: string;
  /** Paths of all parts, below that address. */
  readonly paths: readonly string[];
  /** The file name of this page's own code: a page without it is another version or another page. */
  readonly entry: string;
  readonly load: (address: string) => Promise<Response>;
  /** Milliseconds between two parts, so that the user's requests are not delayed. */
  readonly rest: () => Promise<void>;
}

/**
 * Caches one part after the other, and last the page itself, if it belongs to these parts and all of them are cached: a page
 * without its code would be blank. Parts that cannot be loaded are left out.
 * @returns whether everything is cached
 */
export async function fillCache({ cache, base, paths, entry, load, rest }: Filling): Promise<boolean> {
  const keep = async (path: string, isRight: (response: Response) => Promise<boolean>): Promise<boolean> => {
    const address = new URL(path, base).href;
    if ((await cache.match(address)) !== undefined) return true;
    const response = await load(address);
    const right = response.ok && (await isRight(response.clone()));
    if (right) await cache.put(address, response);
    await rest();
    return right;
  };
  let whole = true;
  for (const path of paths) {
    if (path !== PAGE && !(await keep(path, isPart))) whole = false;
  }
  return whole && keep(PAGE, async (response) => (await response.text()).includes(entry));
}

/** Some hosts answer with the page if a file is missing. */
function isPart({ headers }: Response): Promise<boolean> {
  return Promise.resolve(headers.get("Content-Type")?.startsWith("text/html") === false);
}
