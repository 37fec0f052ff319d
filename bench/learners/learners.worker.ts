import { createLearnersBench } from "./learnersBench.ts";

// The benchmark calls this by name.
Object.assign(globalThis, { learnersBench: await createLearnersBench() });
