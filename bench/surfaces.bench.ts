import { readFile, writeFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import * as prettier from "prettier";
import type { BenchReport } from "./bench.ts";
import { recordSurface } from "./surfaces/record.ts";
import { SURFACE_NAMES, surfacePath, type SurfaceFile } from "./surfaces/surface.ts";

export const description =
  "no measurement: trains the networks of bench/surfaces anew, which other benchmarks look up (--dataset NAME,… --seed 1 --write)";

/** Without `--write`, the files do not change; `same`: whether the curves equal the stored ones. */
export async function run(argv: string[]): Promise<BenchReport> {
  const { values } = parseArgs({
    args: argv,
    options: {
      dataset: { type: "string" },
      seed: { type: "string", default: "1" },
      write: { type: "boolean", default: false },
    },
  });
  const asked = values.dataset?.split(",") ?? SURFACE_NAMES;
  const results = [];
  for (const dataset of SURFACE_NAMES.filter((name) => asked.includes(name))) {
    const started = performance.now();
    const file = await recordSurface(dataset, Number(values.seed), new Date().toISOString().slice(0, 10));
    const seconds = (performance.now() - started) / 1000;
    const text = await prettier.format(JSON.stringify(file), { parser: "json", printWidth: 110 });
    const kept = JSON.parse(await readFile(surfacePath(dataset), "utf8")) as SurfaceFile;
    const same = kept.curves === file.curves;
    if (values.write) await writeFile(surfacePath(dataset), text);
    results.push({ dataset, seconds, kilobytes: text.length / 1000, minimum: file.range.low, same });
  }
  const rows = results.map(({ dataset, seconds, kilobytes, minimum, same }) => [
    dataset,
    seconds.toFixed(1),
    kilobytes.toFixed(0),
    minimum.toPrecision(5),
    same ? "yes" : "no",
  ]);
  return {
    results,
    tables: [{ title: "Recorded surfaces", columns: ["dataset", "seconds", "kB", "minimum", "same"], rows }],
  };
}
