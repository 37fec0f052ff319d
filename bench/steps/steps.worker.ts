import { createStepBench } from "./stepBench.ts";

// Called by name from the benchmark.
Object.assign(globalThis, { stepBench: createStepBench() });
