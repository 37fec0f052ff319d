import { expect, test } from "vitest";
import { createI18n } from "../../i18n/bothLanguages.ts";
import { bytesText, predictionText } from "./costWords.ts";

const { t } = createI18n("en");

test.each([
  [0, "0 B"],
  [999, "999 B"],
  [1234, "1.2 kB"],
  [56_789, "57 kB"],
  [345_678, "346 kB"],
  [12_345_678, "12 MB"],
])("%s bytes are %s", (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});

test.each([
  [0.000_254_3, "0.25 ms"],
  [0.0421, "42 ms"],
  [0.999, "999 ms"],
  [1.234, "1.2 s"],
])("%s ms a row are %s for a thousand", (predictionMs, text) => {
  expect(predictionText(t, { predictionMs })).toBe(text);
});
