import { createSuggestBench } from "./suggestBench.ts";

// Called by name from the benchmark.
Object.assign(globalThis, { suggestBench: createSuggestBench() });
