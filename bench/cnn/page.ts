// Training runs in a worker, as in the product; the benchmark calls into that worker itself.
export const worker = new Worker(new URL("./cnn.worker.ts", import.meta.url), { type: "module" });
