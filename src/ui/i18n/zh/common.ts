import type { Words } from "../words.ts";
import type { common as english } from "../en/common.ts";

export const common: Words<typeof english> = {};
