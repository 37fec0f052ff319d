import { mkdir, readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { ensureNode } from "./ensureNode.mjs";
import { ensurePackages } from "./ensurePackages.mjs";
import { Problem, ROOT, runCommand } from "./project.mjs";

const ASSEMBLY = join(ROOT, "src/engine/wasm/assembly");
const BINARIES = join(ROOT, "src/engine/wasm/build");

/** Two binaries of one source: relaxed SIMD fuses multiply and add where the processor can, strict gives the same bits everywhere. */
export const KERNEL_BUILDS = /** @type {const} */ ({
  strict: ["simd", "bulk-memory"],
  relaxed: ["simd", "bulk-memory", "relaxed-simd"],
});

/**
 * Compiles the kernels to modules that hold the binaries as text: one way for the page, its workers and Node.js. Does nothing
 * where they are newer than their sources. The packages must be there.
 */
export async function buildKernels() {
  const sources = await readdir(ASSEMBLY);
  const paths = [...sources.map((name) => join(ASSEMBLY, name)), join(ROOT, "scripts/buildKernels.mjs")];
  const changed = Math.max(...(await Promise.all(paths.map(modified))));
  for (const [name, features] of Object.entries(KERNEL_BUILDS)) {
    const file = join(BINARIES, `${name}.ts`);
    if ((await modified(file)) < changed) await writeModule(file, await compile(features));
  }
}

/**
 * @param {string} file path
 * @param {Uint8Array} binary
 */
async function writeModule(file, binary) {
  const text = Buffer.from(binary).toString("base64");
  await mkdir(BINARIES, { recursive: true });
  await writeFile(
    file,
    `/** The compiled kernels, base64. Written by scripts/buildKernels.mjs. */\nexport const binary = "${text}";\n`,
  );
}

/**
 * @param {readonly string[]} features beyond WebAssembly's first version
 * @returns {Promise<Uint8Array>}
 */
async function compile(features) {
  // Loaded only when needed: the compiler is large. By a name in a variable: its types would redeclare JavaScript's own globals.
  const compiler = "assemblyscript/asc";
  const { main } = await import(compiler);
  const output = new Map();
  const { error, stderr } = await main(
    [
      "index.ts",
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
      readFile: (/** @type {string} */ name) => readFile(join(ASSEMBLY, name), "utf8").catch(() => null),
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
