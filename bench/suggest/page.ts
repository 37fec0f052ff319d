// The sampler runs in its own worker, as in the product; the benchmark calls this worker directly.
export const worker = new Worker(new URL("./suggest.worker.ts", import.meta.url), { type: "module" });
