import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { defineConfig, type Plugin } from "vite";
import react from "@vitejs/plugin-react";
import { firstLoadProblem } from "./scripts/firstLoad.mjs";

/** Writes the paths of all files that the page may need into it: see `src/ui/offline/keepParts.ts`. */
function partsInPage(): Plugin {
  let folder = "";
  return {
    name: "parts-in-page",
    apply: "build",
    configResolved: ({ root, build }) => {
      folder = resolve(root, build.outDir);
    },
    closeBundle: () => {
      const page = join(folder, "index.html");
      const assets = readdirSync(join(folder, "assets")).filter((name) => !name.endsWith(".map"));
      // The page last: it is kept only with all that it needs.
      const parts = JSON.stringify([...assets.map((name) => `assets/${name}`), "./"]);
      const script = `<script type="application/json" data-parts>${parts}</script>`;
      writeFileSync(page, readFileSync(page, "utf8").replace("</body>", `  ${script}\n  </body>`));
    },
  };
}

/** A page that shows late is noticed by everybody but those who work on it: the build fails where the first load grew too large. */
function firstLoadInBounds(): Plugin {
  return {
    name: "first-load-in-bounds",
    apply: "build",
    writeBundle: (_options, bundle) => {
      const problem = firstLoadProblem(Object.values(bundle).filter((file) => file.type === "chunk"));
      if (problem !== null) throw new Error(problem);
    },
  };
}

const ENTRY = ["index.html", "src/ui/main.tsx"].map((name) => join(import.meta.dirname, name));

export default defineConfig({
  // Relative addresses: dist/ works from any sub-path of any static host.
  base: "./",
  plugins: [react(), partsInPage(), firstLoadInBounds()],
  worker: { format: "es" },
  build: {
    target: "es2023",
    chunkSizeWarningLimit: 2000,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // One file instead of seventy: what lazy parts share with the first load would be files of its own. The entry itself
            // stays a file, whose name tells one build from another (`pageEntry`). Recharts is one file with all that it needs.
            { name: "first", tags: ["$initial"], test: (id) => !ENTRY.includes(id) },
            { name: "recharts", test: /[\\/]node_modules[\\/]recharts[\\/]/ },
          ],
        },
      },
    },
    // The licences of what is bundled ask to be passed on with it.
    license: { fileName: "third-party-licenses.md" },
  },
});
