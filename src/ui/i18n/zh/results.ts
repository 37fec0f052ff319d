import type { Words } from "../words.ts";
import type { results as english } from "../en/results.ts";

export const results: Words<typeof english> = {};
