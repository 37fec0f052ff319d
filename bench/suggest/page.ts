// The sampler has a worker of its own, as in the product; the benchmark calls into that worker itself.
export const worker = new Worker(new URL("./suggest.worker.ts", import.meta.url), { type: "module" });
