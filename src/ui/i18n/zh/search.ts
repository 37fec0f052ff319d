import type { Words } from "../words.ts";
import type { search as english } from "../en/search.ts";

export const search: Words<typeof english> = {};
