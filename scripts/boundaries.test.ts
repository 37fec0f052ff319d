import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const LAYERS = ["core", "engine", "workers", "export", "app", "ui"] as const;

const IMPORTS = "no-restricted-imports";

/** In each file one offending statement, and the rule that has to report it. */
const FORBIDDEN = [
  ["src/core/math/a.ts", `export { x } from "seedrandom";`, IMPORTS],
  ["src/core/math/b.ts", `import { x } from "../../engine/engine.ts"; x();`, IMPORTS],
  ["src/core/c.ts", `import type { T } from "../app/surmise.ts"; export const x: T = 1;`, IMPORTS],
  ["src/core/d.ts", `import { x } from "node:fs"; x();`, IMPORTS],
  ["src/core/e.ts", `export const x = Math.random();`, "no-restricted-properties"],
  ["src/core/f.ts", `export const x = Date.now();`, "no-restricted-properties"],
  ["src/core/g.ts", `export const x = new Date();`, "no-restricted-globals"],
  ["src/core/h.ts", `export const x = performance.now();`, "no-restricted-globals"],
  ["src/core/i.ts", `console.log(1);`, "no-console"],
  ["src/core/j.ts", `import { x } from "../testing/fake.ts"; x();`, IMPORTS],
  ["src/engine/a.ts", `import { x } from "@tensorflow/tfjs"; x();`, IMPORTS],
  ["src/engine/b.ts", `import { x } from "../workers/trainerClient.ts"; x();`, IMPORTS],
  ["src/engine/tfjs/a.ts", `import { x } from "comlink"; x();`, IMPORTS],
  ["src/engine/tfjs/b.ts", `import { x } from "../../app/surmise.ts"; x();`, IMPORTS],
  ["src/engine/c.ts", `import "@tensorflow/tfjs-backend-webgpu";`, IMPORTS],
  ["src/workers/a.ts", `import { x } from "@tensorflow/tfjs"; x();`, IMPORTS],
  ["src/workers/b.ts", `import { x } from "react"; x();`, IMPORTS],
  ["src/workers/c.ts", `import { x } from "../app/surmise.ts"; x();`, IMPORTS],
  ["src/export/a.ts", `import { x } from "papaparse"; x();`, IMPORTS],
  ["src/export/b.ts", `import { x } from "../engine/engine.ts"; x();`, IMPORTS],
  ["src/app/a.ts", `import { x } from "react"; x();`, IMPORTS],
  ["src/app/b.ts", `import { x } from "comlink"; x();`, IMPORTS],
  ["src/app/c.ts", `import { x } from "zustand"; x();`, IMPORTS],
  ["src/app/d.ts", `import { x } from "../ui/useSurmise.ts"; x();`, IMPORTS],
  ["src/app/e.ts", `import { knn } from "../core/learner/knn/knn.ts"; knn();`, IMPORTS],
  ["src/app/run/f.ts", `import { x } from "../../engine/trees/treeKernels.ts"; x();`, IMPORTS],
  ["src/ui/a.ts", `import { x } from "@tensorflow/tfjs-backend-webgpu"; x();`, IMPORTS],
  ["src/ui/b.tsx", `import { x } from "comlink"; x();`, IMPORTS],
  ["src/ui/panels/c.tsx", `import { x } from "papaparse"; x();`, IMPORTS],
  ["src/ui/d.ts", `import { x } from "papaparse"; x();`, IMPORTS],
  ["src/ui/panels/e.tsx", `import { x } from "../../core/learner/linear/newton.ts"; x();`, IMPORTS],
  ["src/ui/f.ts", `export const x = () => import("../engine/fits/fitTrainer.ts");`, IMPORTS],
  ["src/app/cycle1.ts", `import { b } from "./cycle2.ts"; export const a = () => b;`, "no-cycle"],
  ["src/app/cycle2.ts", `import { a } from "./cycle1.ts"; export const b = () => a;`, "no-cycle"],
  ["src/app/long.ts", "export {};\n".repeat(401), "max-lines"],
  ["src/app/any.ts", `export const f = (x: any): unknown => x;`, "no-explicit-any"],
  ["src/app/default.ts", `export default 1;`, "no-default-export"],
] as const;

/** What each layer does import, for the opposite mistake: a rule that forbids too much. */
const ALLOWED = [
  ["src/core/math/ok.ts", `import type { T } from "../errors.ts"; export const x = Math.sqrt(2);`],
  [
    "src/core/ok.test.ts",
    `import { it } from "vitest"; import type { T } from "../testing/fake.ts"; it.todo("x");`,
  ],
  ["src/engine/tfjs/ok.ts", `import "@tensorflow/tfjs"; import type { T } from "../../core/errors.ts";`],
  [
    "src/workers/ok.ts",
    `import "comlink"; import "papaparse"; import type { T } from "../engine/engine.ts"; import type { U } from "../export/readStudyJson.ts";`,
  ],
  ["src/export/ok.ts", `import type { T } from "../core/errors.ts";`],
  ["src/app/ok.ts", `import "zustand/vanilla"; import type { T } from "../workers/readerClient.ts";`],
  [
    "src/app/learner.ts",
    `import { LEARNERS } from "../core/learner/registry.ts"; export const x = LEARNERS;`,
  ],
  ["src/ui/gallery/ok.ts", `import { x } from "../../core/learner/knn/knn.ts"; x();`],
  ["src/ui/model.ts", `import type { T } from "../core/learner/knn/knn.ts"; export const x: T = 1;`],
  [
    "src/ui/ok.tsx",
    `import { KNN } from "../core/learner/knn/description.ts"; import { x } from "../core/learner/trees/packedTrees.ts"; import "react"; import "@mantine/core"; import "d3-scale"; import "zustand";`,
  ],
] as const;

const runFile = promisify(execFile);
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surmise-boundaries-"));
  await symlink(join(ROOT, "node_modules"), join(folder, "node_modules"), "junction");
});

afterAll(() => rm(folder, { recursive: true }));

describe("the linter", () => {
  const rulesByFile = new Map<string, string[]>();

  beforeAll(async () => {
    await Promise.all([...FORBIDDEN, ...ALLOWED].map(([path, text]) => write(path, text)));
    // Copied, because the folders in its overrides are relative to the place of the file.
    await cp(join(ROOT, ".oxlintrc.json"), join(folder, ".oxlintrc.json"));
    const { output } = await run("oxlint/bin/oxlint", ["--format", "json", "src"]);
    const report = JSON.parse(output) as { diagnostics: { filename: string; code: string }[] };
    for (const { filename, code } of report.diagnostics) {
      rulesByFile.set(filename, [...(rulesByFile.get(filename) ?? []), code]);
    }
  }, 30_000);

  it.each(FORBIDDEN)("reports %s", (path, _text, rule) => {
    expect(rulesByFile.get(path)?.join(" ")).toContain(`(${rule})`);
  });

  it.each(ALLOWED)("allows %s", (path) => {
    expect(rulesByFile.get(path) ?? []).not.toContainEqual(expect.stringContaining("no-restricted"));
  });
});

describe("the compiler", () => {
  // Each layer is a project of its own that lists the layers below it; any other file is outside the project.
  it.each([
    ["core", "engine"],
    ["engine", "workers"],
    ["engine", "app"],
    ["workers", "app"],
    ["export", "engine"],
    ["export", "workers"],
    ["app", "ui"],
  ])("reports an import in %s of %s", async (layer, other) => {
    const text = `import type { There } from "../${other}/there.ts"; export type X = There;`;
    const { output, status } = await compile(layer, text);
    expect(status).not.toBe(0);
    expect(output).toContain("TS6307");
  });

  it("knows no browser and no console in core", async () => {
    const { output } = await compile("core", `export const x = document.title; console.log(setTimeout);`);
    for (const name of ["document", "console", "setTimeout"]) expect(output).toContain(`'${name}'`);
  });
});

/** Compiles one layer, under its own configuration, in a tree that holds nothing but a file in it and one in each other. */
async function compile(layer: string, text: string) {
  const tree = await mkdtemp(join(folder, "tree-"));
  await cp(join(ROOT, "tsconfig.base.json"), join(tree, "tsconfig.base.json"));
  for (const name of LAYERS) {
    const target = join(tree, "src", name);
    await cp(join(ROOT, "src", name, "tsconfig.json"), join(target, "tsconfig.json"));
    await writeFile(join(target, "there.ts"), "export interface There { readonly x: number }\n");
  }
  await writeFile(join(tree, "src", layer, "upward.ts"), text);
  return run("typescript/bin/tsc", ["-p", join(tree, "src", layer)]);
}

async function write(path: string, text: string) {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, text);
}

async function run(entry: string, args: readonly string[]) {
  try {
    const program = join(ROOT, "node_modules", entry);
    const { stdout } = await runFile(process.execPath, [program, ...args], { cwd: folder, maxBuffer: 1e8 });
    return { output: stdout, status: 0 };
  } catch (error) {
    const { stdout, code } = error as { stdout: string; code: number };
    return { output: stdout, status: code };
  }
}
