// Training runs in a worker, as in the product; the benchmark calls this worker directly.
export const worker = new Worker(new URL("./overhead.worker.ts", import.meta.url), { type: "module" });
