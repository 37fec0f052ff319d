import { bestStepMs } from "./bestStepMs.ts";

// The benchmark calls this by name.
Object.assign(globalThis, { bestStepMs });
