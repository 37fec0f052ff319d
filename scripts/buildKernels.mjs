import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureNode } from "./ensureNode.mjs";
import { ensurePackages } from "./ensurePackages.mjs";
import { Problem, ROOT, runCommand } from "./project.mjs";

const ENGINE = join(ROOT, "src/engine");

/**
 * The binaries: a folder with `assembly/`, where they are written to `build/`, and features beyond WebAssembly's first version.
 * Networks have two of one source: relaxed SIMD fuses multiply and add where the processor can, strict gives the same bits
 * everywhere. Trees have no use for fused sums.
 */
const BUILDS = /** @type {const} */ ([
  { folder: "wasm", name: "strict", features: ["simd", "bulk-memory"] },
  { folder: "wasm", name: "relaxed", features: ["simd", "bulk-memory", "relaxed-simd"] },
  { folder: "trees", name: "trees", features: ["simd", "bulk-memory"] },
]);

/** The trees' kernels import the networks' elementary functions. */
const SOURCES = ["wasm/assembly", "trees/assembly"];

/**
 * Compiles the kernels to modules that hold the binaries as text: one way for the page, its workers and Node.js. Does nothing
 * where they are newer than their sources. The packages must be there.
 */
export async function buildKernels() {
  const folders = SOURCES.map((folder) => join(ENGINE, folder));
  const names = await Promise.all(folders.map((folder) => readdir(folder)));
  const sources = folders.flatMap((folder, at) => (names[at] ?? []).map((name) => join(folder, name)));
  const paths = [...sources, join(ROOT, "scripts/buildKernels.mjs")];
  const changed = Math.max(...(await Promise.all(paths.map(modified))));
  for (const { folder, name, features } of BUILDS) {
    const file = join(ENGINE, folder, "build", `${name}.ts`);
    if ((await modified(file)) < changed) await writeModule(file, await compile(folder, features));
  }
}

/**
 * @param {string} file path
 * @param {Uint8Array} binary
 */
async function writeModule(file, binary) {
  const text = Buffer.from(binary).toString("base64");
  await mkdir(dirname(file), { recursive: true });
  await writeFile(
    file,
    `/** The compiled kernels, base64. Written by scripts/buildKernels.mjs. */\nexport const binary = "${text}";\n`,
  );
}

/**
 * @param {string} folder in `src/engine`
 * @param {readonly string[]} features beyond WebAssembly's first version
 * @returns {Promise<Uint8Array>}
 */
async function compile(folder, features) {
  // Loaded only when needed: the compiler is large. By a name in a variable: its types would redeclare JavaScript's own globals.
  const compiler = "assemblyscript/asc";
  const { main } = await import(compiler);
  const output = new Map();
  const { error, stderr } = await main(
    [
      `${folder}/assembly/index.ts`,
      "--outFile",
      "kernels.wasm",
      "--runtime",
      "stub",
      "--importMemory",
      "--noAssert",
      "--optimizeLevel",
      "3",
      "--shrinkLevel",
      "0",
      "--converge",
      ...features.flatMap((feature) => ["--enable", feature]),
    ],
    {
      readFile: (/** @type {string} */ name) => readFile(join(ENGINE, name), "utf8").catch(() => null),
      writeFile: (/** @type {string} */ name, /** @type {string | Uint8Array} */ contents) =>
        void output.set(name, contents),
      listFiles: () => [],
    },
  );
  if (error !== null) throw new Problem(`The kernels do not compile: ${String(stderr) || error.message}`);
  return output.get("kernels.wasm");
}

/** @param {string} path */
async function modified(path) {
  return (await stat(path).catch(() => null))?.mtimeMs ?? 0;
}

async function main() {
  ensureNode();
  await ensurePackages();
  await buildKernels();
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await runCommand(main);
