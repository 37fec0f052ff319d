import { createStepBench } from "./stepBench.ts";

// The benchmark calls this by name.
Object.assign(globalThis, { stepBench: createStepBench() });
