import { defineConfig } from "vite";
import react from "@vitejs/plugin-react";

export default defineConfig({
  // Relative addresses: dist/ works from any sub-path of any static host.
  base: "./",
  plugins: [react()],
  worker: { format: "es" },
  build: {
    target: "es2023",
    chunkSizeWarningLimit: 2000,
    // The licences of what is bundled ask to be passed on with it.
    license: { fileName: "third-party-licenses.md" },
  },
});
