import { advice } from "./advice.ts";
import { cells } from "./cells.ts";
import { common } from "./common.ts";
import { data } from "./data.ts";
import { dataTab } from "./dataTab.ts";
import { extremes } from "./extremes.ts";
import { errors } from "./errors.ts";
import { faults } from "./faults.ts";
import { formats } from "./formats.ts";
import { judging } from "./judging.ts";
import { labels } from "./labels.ts";
import { layout } from "./layout.ts";
import { looking } from "./looking.ts";
import { looks } from "./looks.ts";
import { metrics } from "./metrics.ts";
import { model } from "./model.ts";
import { pictures } from "./pictures.ts";
import { results } from "./results.ts";
import { samples } from "./samples.ts";
import { search } from "./search.ts";
import { split } from "./split.ts";
import { aside } from "./aside.ts";
import { sheets } from "./sheets.ts";
import { targets } from "./targets.ts";

export const en = {
  advice,
  cells,
  common,
  data,
  dataTab,
  errors,
  extremes,
  faults,
  formats,
  judging,
  labels,
  layout,
  looking,
  looks,
  metrics,
  model,
  pictures,
  results,
  samples,
  search,
  split,
  aside,
  sheets,
  targets,
} as const;
