import type { Words } from "../words.ts";
import type { metrics as english } from "../en/metrics.ts";

export const metrics: Words<typeof english> = {};
