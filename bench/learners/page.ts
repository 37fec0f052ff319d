// Learners train in their own worker, as in the product; the benchmark calls this worker directly.
export const worker = new Worker(new URL("./learners.worker.ts", import.meta.url), { type: "module" });
