import { describe, expect, test } from "vitest";
import { fillCache } from "./fillCache.ts";

const BASE = "https://example.org/surmise/";
const PAGE = '<script src="./assets/index-a.js"></script>';
const PATHS = ["./", "assets/index-a.js", "assets/style-b.css"];

function answer(text: string, type: string, status = 200) {
  return new Response(text, { status, headers: { "Content-Type": type } });
}

/** A host with this version of the page, or with other responses at some addresses. */
async function kept(others: Readonly<Record<string, () => Response>> = {}) {
  const held = new Map<string, string>();
  const asked: string[] = [];
  const load = async (address: string): Promise<Response> => {
    const path = address.slice(BASE.length);
    asked.push(path);
    const other = others[path];
    if (other !== undefined) return other();
    if (path === "") return answer(PAGE, "text/html");
    return answer("part", path.endsWith(".js") ? "text/javascript" : "text/css");
  };
  const cache = {
    match: async (address: RequestInfo | URL) =>
      held.has(address as string) ? new Response(held.get(address as string)) : undefined,
    put: async (address: RequestInfo | URL, response: Response) =>
      void held.set(address as string, await response.text()),
  };
  const filling = { cache, base: BASE, paths: PATHS, entry: "index-a.js", load, rest: async () => {} };
  const whole = await fillCache(filling);
  return { whole, asked, keys: [...held.keys()].map((key) => key.slice(BASE.length)), held, filling };
}

describe("caching the page and its parts", () => {
  test("caches every part, and the page last", async () => {
    const { whole, asked, keys, held, filling } = await kept();
    expect(whole).toBe(true);
    expect(keys).toEqual(["assets/index-a.js", "assets/style-b.css", ""]);
    expect(held.get(BASE)).toBe(PAGE);
    const before = asked.length;
    expect(await fillCache(filling)).toBe(true);
    expect(asked).toHaveLength(before);
  });

  test.each([
    ["a newer version", answer('<script src="./assets/index-z.js"></script>', "text/html")],
    ["a page to log in", answer("<form>Log in</form>", "text/html")],
    ["an error", answer(PAGE, "text/html", 503)],
  ])("does not cache the page if the host answers with %s", async (_what, page) => {
    const { whole, keys } = await kept({ "": () => page });
    expect(whole).toBe(false);
    expect(keys).toEqual(["assets/index-a.js", "assets/style-b.css"]);
  });

  test.each([
    ["missing", answer("", "text/plain", 404)],
    ["answered by a page", answer(PAGE, "text/html")],
    ["of no known kind", new Response(null)],
  ])("with a part that is %s, caches the other parts but not the page", async (_what, part) => {
    const { whole, keys } = await kept({ "assets/index-a.js": () => part });
    expect(whole).toBe(false);
    expect(keys).toEqual(["assets/style-b.css"]);
  });

  test("does not cache the page if the network is lost meanwhile", async () => {
    const lost = () => {
      throw new TypeError("Failed to fetch");
    };
    await expect(kept({ "assets/style-b.css": lost })).rejects.toThrow("Failed to fetch");
  });
});
