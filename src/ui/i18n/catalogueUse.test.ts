import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { en } from "./en/index.ts";
import { later } from "./en/later.ts";

/** Their counts are two and more; one has a sentence of its own. */
const NEVER_ONE: ReadonlySet<string> = new Set([
  "layout.largest",
  "layout.chosenTable",
  "details.foldsLabel",
  "split.times",
]);

const UI = join(import.meta.dirname, "..");

describe("the catalogue's keys", () => {
  it("are all used by the page", () => {
    const { keys, patterns } = mentioned(sources(UI));
    const unused = [...flatten(en).keys()]
      .map((key) => key.replace(/_(one|other)$/, ""))
      // A group's help is shown by a component that is given the group.
      .filter((key) => !key.endsWith(".help"))
      .filter((key) => !keys.has(key) && !patterns.some((pattern) => pattern.test(key)));
    expect([...new Set(unused)]).toEqual([]);
  });

  it("have a form for one wherever a count stands before a noun", () => {
    const words = flatten(en);
    const plural = /\{\{(?:count)(?:, number)?\}\} (?:\w+ )?\w+s\b/;
    const lacking = [...words].filter(
      ([key, text]) =>
        !/_(one|other)$/.test(key) && !words.has(`${key}_other`) && !NEVER_ONE.has(key) && plural.test(text),
    );
    expect(lacking).toEqual([]);
  });
});

it("has no word of lazy parts in what the page loads at first", () => {
  const files = [...imported(join(UI, "main.tsx"))];
  expect(files.length).toBeGreaterThan(50);
  const said = files.map((file) => readFileSync(file, "utf8")).join("\n");
  const unloaded = Object.keys(later).filter((section) => new RegExp(`["\`]${section}\\.`).test(said));
  expect(unloaded).toEqual([]);
});

/** A file of the page with all that it imports, and they import, other than types and what comes later. */
function imported(file: string, found = new Set<string>()): ReadonlySet<string> {
  if (found.has(file) || !/\.tsx?$/.test(file)) return found;
  found.add(file);
  const text = readFileSync(file, "utf8");
  for (const [, name] of text.matchAll(/^import\s(?!type\s)[^;]*?"(\.[^"]+)"/gm))
    imported(join(dirname(file), name!), found);
  return found;
}

/** What string literals say: whole keys, and templates whose parts are filled in. */
function mentioned(texts: readonly string[]): { keys: ReadonlySet<string>; patterns: readonly RegExp[] } {
  const keys = new Set<string>();
  const patterns: RegExp[] = [];
  for (const text of texts) {
    for (const [, literal] of text.matchAll(/"((?:\w+\.)+\w+)"/g)) keys.add(literal!);
    for (const [, template] of text.matchAll(/`((?:[\w.]|\$\{[^`{}]*(?:\{[^{}]*\}[^{}]*)*\})+)`/g)) {
      const fixed = template!.split(/\$\{[^{}]*\}/);
      // A template without a word of its own says nothing of what it names.
      if (!/^\w+\./.test(fixed[0]!)) continue;
      patterns.push(new RegExp(`^${fixed.map((part) => part.replaceAll(".", "\\.")).join(".+")}$`));
    }
  }
  return { keys, patterns };
}

function sources(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.|^i18n[\\/](en|zh)/.test(name))
    .map((name) => readFileSync(join(folder, name), "utf8"));
}

function flatten(words: object, path = ""): Map<string, string> {
  const flat = new Map<string, string>();
  for (const [name, value] of Object.entries(words)) {
    const key = path === "" ? name : `${path}.${name}`;
    if (typeof value === "string") flat.set(key, value);
    else for (const [inner, text] of flatten(value as object, key)) flat.set(inner, text);
  }
  return flat;
}
