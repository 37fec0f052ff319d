import type { Words } from "../words.ts";
import type { errors as english } from "../en/errors.ts";

export const errors: Words<typeof english> = {};
