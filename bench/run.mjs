import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer } from "vite";
import { buildKernels } from "../scripts/buildKernels.mjs";

// npm run bench                        lists the benchmarks
// npm run bench -- NAME [--options]    runs one: tables, then one line of JSON

const folder = dirname(fileURLToPath(import.meta.url));
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".bench.ts"))
  .map((file) => file.replace(/\.bench\.ts$/, ""))
  .sort();

// Node 20 reads no TypeScript: Vite does. Open until the end, for what a benchmark imports only when it needs it.
const vite = await createServer({
  configFile: false,
  root: folder,
  logLevel: "error",
  appType: "custom",
  server: { middlewareMode: true, hmr: false, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
});

/** @param {string} file in this folder */
const load = (file) => vite.ssrLoadModule(join(folder, file));

const [name, ...argv] = process.argv.slice(2);
if (name === undefined) {
  process.stdout.write("npm run bench -- NAME [--options], NAME one of:\n\n");
  for (const each of names) {
    const { description } = await load(`${each}.bench.ts`);
    process.stdout.write(`  ${each.padEnd(10)} ${description}\n`);
  }
} else if (names.includes(name)) {
  await buildKernels();
  const { describeMachine, formatReport } = await load("bench.ts");
  const { run } = await load(`${name}.bench.ts`);
  process.stdout.write(`${formatReport(name, describeMachine(), await run(argv))}\n`);
} else {
  process.stderr.write(`No benchmark "${name}". There are: ${names.join(", ")}.\n`);
  process.exitCode = 1;
}
await vite.close();
