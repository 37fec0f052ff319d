import { advice } from "./advice.ts";
import { dataTab } from "./dataTab.ts";
import { layout } from "./layout.ts";
import { looking } from "./looking.ts";
import { samples } from "./samples.ts";

/** English words that only lazy parts use: see `src/ui/parts.ts`. */
export const later = {
  advice,
  dataTab,
  layout,
  looking,
  samples,
} as const;
