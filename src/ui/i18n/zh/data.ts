import type { Words } from "../words.ts";
import type { data as english } from "../en/data.ts";

export const data: Words<typeof english> = {};
