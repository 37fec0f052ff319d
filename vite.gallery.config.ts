import { defineConfig } from "vite";
import react from "@vitejs/plugin-react";

/** The gallery as a page of its own, for the journey that looks at it: never a part of dist/. */
export default defineConfig({
  base: "./",
  plugins: [react()],
  worker: { format: "es" },
  publicDir: false,
  build: {
    target: "es2023",
    outDir: ".cache/gallery",
    emptyOutDir: true,
    minify: false,
    reportCompressedSize: false,
    chunkSizeWarningLimit: 10_000,
    rolldownOptions: { input: "gallery.html" },
  },
});
