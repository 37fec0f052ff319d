/** Of the page among its parts. */
const PAGE = "./";

export interface Filling {
  readonly cache: Pick<Cache, "match" | "put">;
  /** The page's address. */
  readonly base: string;
  /** Of all parts, below that address. */
  readonly paths: readonly string[];
  /** The file name of this page's own code: a page that does not name it is another version, or no page of ours. */
  readonly entry: string;
  readonly load: (address: string) => Promise<Response>;
  /** Between two parts: what the user asks for meanwhile is not held up. */
  readonly rest: () => Promise<void>;
}

/**
 * Keeps one part after the other, and last the page itself, if it is the page of these parts and all of them are there: a page
 * without its code would show nothing. Parts that do not come are left out.
 * @returns whether everything is kept
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

/** Some hosts answer with the page where a file is missing. */
function isPart({ headers }: Response): Promise<boolean> {
  return Promise.resolve(headers.get("Content-Type")?.startsWith("text/html") === false);
}
