import { expect, test } from "vitest";
import { toErrorRecord, type ErrorRecord } from "../core/errors.ts";
import { valueOf } from "./answered.ts";

test.each([
  "Failed to fetch dynamically imported module: https://example.test/assets/data-1.js",
  "error loading dynamically imported module: https://example.test/assets/data-1.js",
  "Importing a module script failed.",
  "Unable to preload CSS for /assets/ModelTab-1.css",
])("%s is a part of the page that did not load, not a bug", (message) => {
  expect(toErrorRecord(new TypeError(message))).toEqual({ code: "partNotLoaded", details: {} });
});

test("other answers of a worker are not changed", () => {
  const thrown = (error: ErrorRecord) => () => valueOf({ ok: false, error });
  expect(thrown({ code: "csvEmpty", details: {} })).toThrow("csvEmpty");
  expect(thrown({ code: "partNotLoaded", details: {} })).toThrow("partNotLoaded");
  expect(valueOf({ ok: true, value: 1 })).toBe(1);
});
