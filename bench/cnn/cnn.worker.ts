import { trainMnist } from "./trainMnist.ts";

// The benchmark calls these by name.
Object.assign(globalThis, { trainMnist });
