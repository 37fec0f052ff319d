import { advice } from "./advice.ts";
import { dataTab } from "./data/dataTab.ts";
import { details } from "./details.ts";
import { inside } from "./inside.ts";
import { layout } from "./data/layout.ts";
import { looking } from "./looking.ts";
import { made } from "./made.ts";
import { models } from "./models.ts";
import { report } from "./report.ts";
import { samples } from "./data/samples.ts";

/** Simplified Chinese words that only lazy parts use: see `src/ui/parts.ts`. */
export const later = {
  advice,
  dataTab,
  details,
  inside,
  layout,
  looking,
  made,
  models,
  report,
  samples,
} as const;
