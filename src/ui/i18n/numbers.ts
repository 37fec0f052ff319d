import type { FormatterModule } from "i18next";
import { formatCount } from "../charts/words/numberFormat.ts";

/** Writes every whole number of a message the way the charts do ("1,000"), whether its place says `number` or nothing. */
export const numbersInWords: FormatterModule = {
  type: "formatter",
  init: () => undefined,
  add: () => undefined,
  addCached: () => undefined,
  format: (value: unknown) =>
    (typeof value === "number" && Number.isSafeInteger(value) ? formatCount(value) : value) as string,
};
