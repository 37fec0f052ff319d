import { expect, test } from "vitest";
import { standingOf } from "./trialStanding.ts";

test("a complete trial that breaks a limit is shown as such, even if it keeps other limits; others by their state", () => {
  expect(standingOf({ state: "complete", violations: [-5, 0.1] })).toBe("broken");
  expect(standingOf({ state: "complete", violations: [NaN] })).toBe("broken");
  expect(standingOf({ state: "complete", violations: [-5, 0] })).toBe("complete");
  expect(standingOf({ state: "complete", violations: null })).toBe("complete");
  expect(standingOf({ state: "pruned", violations: [1] })).toBe("pruned");
});
