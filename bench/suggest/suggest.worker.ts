import { createSuggestBench } from "./suggestBench.ts";

// The benchmark calls this by name.
Object.assign(globalThis, { suggestBench: createSuggestBench() });
