import { readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { buildKernels } from "./buildKernels.mjs";
import { ensureNode } from "./ensureNode.mjs";
import { ensurePackages } from "./ensurePackages.mjs";
import { DIST, Problem, ROOT, runCommand, runPackage } from "./project.mjs";

/** All that a build is made from. */
const SOURCES = [
  "index.html",
  "package-lock.json",
  "postcss.config.cjs",
  "vite.config.ts",
  "datasets",
  "public",
  "src",
];

/** Compiles the kernels, checks the types and writes dist/. The packages must be there. */
export async function build() {
  await buildKernels();
  if ((await runPackage("typescript/bin/tsc", ["-b"])) !== 0) {
    throw new Problem("The type check failed: see above.");
  }
  // A caller that loads TypeScript through Vite, as the benchmarks do, has NODE_ENV=development set: React's slow build.
  const env = { NODE_ENV: "production" };
  if ((await runPackage("vite/bin/vite.js", ["build", "--logLevel", "warn"], { env })) !== 0) {
    throw new Problem("The build failed: see above.");
  }
}

/**
 * Builds the gallery, a page of its own beside dist/, when it is missing or older than any of its sources.
 * @returns {Promise<string>} its folder
 */
export async function buildGalleryIfStale() {
  const folder = join(ROOT, ".cache", "gallery");
  const isStale = () =>
    isOlder(join(folder, "gallery.html"), [...SOURCES, "gallery.html", "vite.gallery.config.ts"]);
  if (!(await isStale())) return folder;
  await buildKernels();
  // Several journeys may find it stale at once: each builds in a folder of its own, and the first one stays.
  const own = `${folder}.${process.pid}`;
  const args = ["build", "--config", "vite.gallery.config.ts", "--logLevel", "error", "--outDir", own];
  const status = await runPackage("vite/bin/vite.js", args, { env: { NODE_ENV: "production" } });
  if (status !== 0) throw new Problem("The gallery could not be built: see above.");
  // Moved away first: removing takes so long that another journey's folder could arrive in between.
  const old = `${own}.old`;
  if (await isStale()) {
    await rename(folder, old).catch(() => undefined);
    await rename(own, folder).catch(() => undefined);
  }
  await Promise.all([own, old].map((each) => rm(each, { recursive: true, force: true })));
  return folder;
}

/** Builds when dist/ is missing or older than any of its sources. */
export async function buildIfStale() {
  if (!(await isOlder(join(DIST, "index.html"), SOURCES))) return;
  console.log("Building dist/ …");
  await build();
}

/**
 * Whether a file is missing or older than any of its sources.
 * @param {string} file
 * @param {readonly string[]} sources names in the project's folder
 */
async function isOlder(file, sources) {
  const built = await modified(file);
  const changed = await Promise.all(sources.map((name) => newest(join(ROOT, name))));
  return built <= Math.max(...changed);
}

/**
 * Time of the latest change in a file or folder; folders count themselves, so that a removal is a change.
 * @param {string} path
 * @returns {Promise<number>} ms since 1970; 0: no such path
 */
async function newest(path) {
  const own = await modified(path);
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  const inner = await Promise.all(entries.map((entry) => newest(join(path, entry.name))));
  return Math.max(own, ...inner);
}

/** @param {string} path */
async function modified(path) {
  return (await stat(path).catch(() => null))?.mtimeMs ?? 0;
}

async function main() {
  ensureNode();
  await ensurePackages();
  await build();
  console.log("dist/ is built: put it on any static host, or run npm start.");
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await runCommand(main);
