import { gzipSync } from "node:zlib";

/** The most JavaScript that a page may load before its first paint, in kB (1000 bytes) as gzip sends it. */
export const FIRST_LOAD_LIMIT_KB = 250;

/**
 * A file of the build, as the bundler gives it.
 * @typedef {object} Chunk
 * @property {string} fileName
 * @property {string} code
 * @property {boolean} isEntry
 * @property {readonly string[]} imports files without which it does not begin
 * @property {string | null} facadeModuleId the module that it is made for
 */

/**
 * The scripts that a page loads before its first paint: the entry with all that it imports, and the catalogue of one language.
 * @param {readonly Chunk[]} chunks of the page, without its workers
 * @returns {{ fileName: string, kb: number }[]} the largest first
 */
export function firstLoad(chunks) {
  /** @type {Map<string, Chunk>} */
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]));
  /** @type {Set<string>} */
  const loaded = new Set();
  /** @param {string} fileName */
  const load = (fileName) => {
    const chunk = byName.get(fileName);
    if (chunk === undefined || loaded.has(fileName)) return;
    loaded.add(fileName);
    chunk.imports.forEach(load);
  };
  chunks.filter(({ isEntry }) => isEntry).forEach(({ fileName }) => load(fileName));
  const catalogues = bySize(chunks.filter(({ facadeModuleId }) => CATALOGUE.test(facadeModuleId ?? "")));
  if (catalogues[0] !== undefined) load(catalogues[0].fileName);
  return bySize([...loaded].map((fileName) => /** @type {Chunk} */ (byName.get(fileName))));
}

/**
 * What is wrong with a first load, or null.
 * @param {readonly Chunk[]} chunks
 * @param {number} [limitKb]
 * @returns {string | null}
 */
export function firstLoadProblem(chunks, limitKb = FIRST_LOAD_LIMIT_KB) {
  const files = firstLoad(chunks);
  const kb = files.reduce((sum, file) => sum + file.kb, 0);
  if (kb <= limitKb) return null;
  const sizes = files.map((file) => `  ${file.kb.toFixed(1).padStart(6)} kB  ${file.fileName}`).join("\n");
  return (
    `The page loads ${kb.toFixed(1)} kB of JavaScript (gzip) before its first paint; at most ${limitKb} kB are allowed.\n` +
    `${sizes}\nMove what the first look at the page does not need into a lazy part: see src/ui/parts.ts.`
  );
}

const CATALOGUE = /\/i18n\/[a-z]+\/first\.ts$/;

/** @param {readonly Chunk[]} chunks */
function bySize(chunks) {
  return chunks
    .map(({ fileName, code }) => ({ fileName, kb: gzipSync(code).length / 1000 }))
    .sort((a, b) => b.kb - a.kb);
}
