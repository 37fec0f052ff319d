import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

// Documents name files, folders, headings and commands. This test fails when one of them no longer exists.

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/** Not looked into: installed, generated, or made by a run. */
const LEFT_OUT = new Set(["node_modules", "dist", "out", ".git", ".cache", ".venv", "test-results"]);

/** Paths that exist only after a command. */
const MADE = [/^dist\//, /^out\//, /^bench\/\.venv/, /^src\/engine\/wasm\/build/];

/** Stand for any name: `NAME.bench.ts`, `X.worker.ts`, `yourSpec.ts`, `*.test.ts`. */
const PLACEHOLDER = /NAME|PATH|(^|\/)[xX][A-Z.]|(^|\/)\*\.|[yY]our[A-Z]/;

const EXTENSION = /\.(ts|tsx|mjs|py|md|json|css|html|csv|txt)$/;

const files = listFiles(ROOT);
const folders = new Set(files.flatMap((file) => parents(file)));
const names = new Set(files.map((file) => posix.basename(file)));
const documents = files.filter((file) => file.endsWith(".md") && !file.includes("third-party"));

const scripts = Object.keys(
  (JSON.parse(readFileSync(join(ROOT, "package.json"), "utf8")) as { scripts: Record<string, string> })
    .scripts,
);
const benchmarks = files.flatMap((file) => /^bench\/(\w+)\.bench\.ts$/.exec(file)?.[1] ?? []);

describe("what documents name exists", () => {
  it.each(documents)("%s", (document) => {
    expect(missingIn(document, readFileSync(join(ROOT, document), "utf8"))).toEqual([]);
  });

  it("finds links, headings, paths and commands that do not exist", () => {
    const text = [
      "[here](README.md) [gone](gone.md) [part](README.md#no-such-part)",
      "`core/errors.ts` `core/gone.ts` `errors.ts` `goneToo.ts` `core/gone/` `core/errorz/x`",
      "`ui/i18n/*/errors.ts` `ui/i18n/*/gone.ts` `npm run bench -- search` `npm run gone` `npm run bench -- gone`",
    ].join("\n");
    expect(missingIn("src/README.md", text)).toEqual([
      "gone.md",
      "README.md#no-such-part",
      "core/gone.ts",
      "goneToo.ts",
      "core/gone/",
      "core/errorz/x",
      "ui/i18n/*/gone.ts",
      "npm run gone",
      "npm run bench -- gone",
    ]);
  });

  it.each(documents.filter((file) => /^docs\/decisions\/[a-z]/.test(file)))(
    "%s gives each decision a reason and an alternative, newest first",
    (document) => {
      const text = readFileSync(join(ROOT, document), "utf8");
      const decisions = text.split(/^- /m).slice(1);
      expect(decisions.length).toBeGreaterThan(0);
      expect(decisions.filter((each) => !/_because_/i.test(each) || !/_instead\s+of_/i.test(each))).toEqual(
        [],
      );
      const dates = Array.from(text.matchAll(/^## (.*)$/gm), (match) => match[1]!);
      expect(dates.every((date) => /^\d{4}-\d\d-\d\d$/.test(date))).toBe(true);
      expect(dates).toEqual(dates.toSorted().toReversed());
    },
  );

  it("every benchmark has a section that says how it measures", () => {
    const headings = headingsOf(readFileSync(join(ROOT, "bench/README.md"), "utf8"));
    expect(benchmarks.filter((name) => !headings.has(name))).toEqual([]);
  });
});

/** @param document path from the root, with slashes */
function missingIn(document: string, text: string): readonly string[] {
  const links = Array.from(text.matchAll(/\]\(([^)\s]+)\)/g), (match) => match[1]!);
  const spans = Array.from(text.matchAll(/`([^`\n]+)`/g), (match) => match[1]!);
  return [
    ...links.filter((link) => !/^[a-z]+:/.test(link) && !linkExists(document, link)),
    ...spans.filter((span) => isPath(document, span) && !pathExists(document, span)),
    ...Array.from(text.matchAll(/npm run (?:-s )?([\w:]+)(?: -- (\w+))?/g))
      .filter(([, script, name]) => !commandExists(script!, name))
      .map(([command]) => command),
  ];
}

function linkExists(document: string, link: string): boolean {
  const [path, heading] = link.split("#") as [string, string?];
  const target = path === "" ? document : posix.join(posix.dirname(document), path).replace(/\/$/, "");
  if (!files.includes(target)) return folders.has(target) && heading === undefined;
  return heading === undefined || headingsOf(readFileSync(join(ROOT, target), "utf8")).has(heading);
}

/** The addresses of a document's headings, made as GitHub makes them. */
function headingsOf(text: string): ReadonlySet<string> {
  const titles = Array.from(text.matchAll(/^#+ (.*)$/gm), (match) => match[1]!);
  return new Set(
    titles.map((title) =>
      title
        .toLowerCase()
        .replaceAll(/[^\w\- ]/g, "")
        .replaceAll(" ", "-"),
    ),
  );
}

/** The folders that a document's paths may begin in. */
function bases(document: string): readonly string[] {
  return [posix.dirname(document), "", "src"];
}

function isPath(document: string, span: string): boolean {
  if (!/^[\w.*/-]+$/.test(span) || PLACEHOLDER.test(span) || MADE.some((made) => made.test(span)))
    return false;
  if (EXTENSION.test(span) && !span.startsWith(".")) return true;
  const [first, ...rest] = span.split("/");
  return rest.length > 0 && bases(document).some((base) => folders.has(posix.join(base, first!)));
}

function pathExists(document: string, span: string): boolean {
  if (!span.includes("/")) return Array.from(names).some((name) => matches(span, name));
  return bases(document).some((base) => {
    const path = posix.join(base, span).replace(/\/$/, "");
    return folders.has(path) || files.some((file) => matches(path, file));
  });
}

/** @param pattern a path in which `*` stands for anything but a slash */
function matches(pattern: string, path: string): boolean {
  if (!pattern.includes("*")) return pattern === path;
  return new RegExp(`^${pattern.replaceAll(".", "\\.").replaceAll("*", "[^/]*")}$`).test(path);
}

function commandExists(script: string, name: string | undefined): boolean {
  if (!scripts.includes(script)) return false;
  return script !== "bench" || name === undefined || name === "NAME" || benchmarks.includes(name);
}

function listFiles(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (LEFT_OUT.has(entry.name)) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? listFiles(path) : [relative(ROOT, path).split(sep).join("/")];
  });
}

function parents(file: string): readonly string[] {
  const folder = dirname(file);
  return folder === "." ? [] : [folder, ...parents(folder)];
}
