import { advice } from "./advice.ts";
import { dataTab } from "./dataTab.ts";
import { inside } from "./inside.ts";
import { layout } from "./layout.ts";
import { looking } from "./looking.ts";
import { models } from "./models.ts";
import { samples } from "./samples.ts";

/** Simplified Chinese words that only lazy parts use: see `src/ui/parts.ts`. */
export const later = {
  advice,
  dataTab,
  inside,
  layout,
  looking,
  models,
  samples,
} as const;
