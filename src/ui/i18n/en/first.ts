import { cells } from "./data/cells.ts";
import { common } from "./common.ts";
import { data } from "./data/data.ts";
import { extremes } from "./data/extremes.ts";
import { errors } from "./errors.ts";
import { faults } from "./data/faults.ts";
import { formats } from "./data/formats.ts";
import { judging } from "./judging.ts";
import { labels } from "./data/labels.ts";
import { looks } from "./looks.ts";
import { metrics } from "./metrics.ts";
import { model } from "./model.ts";
import { pictures } from "./pictures.ts";
import { results } from "./results.ts";
import { search } from "./search.ts";
import { split } from "./data/split.ts";
import { aside } from "./data/aside.ts";

/** English words: what the first look at the page says. */
export const first = {
  cells,
  common,
  data,
  errors,
  extremes,
  faults,
  formats,
  judging,
  labels,
  looks,
  metrics,
  model,
  pictures,
  results,
  search,
  split,
  aside,
} as const;
