import { trainMnist } from "./trainMnist.ts";

// Called by name from the benchmark.
Object.assign(globalThis, { trainMnist });
