import type { Words } from "../words.ts";
import type { model as english } from "../en/model.ts";

export const model: Words<typeof english> = {};
