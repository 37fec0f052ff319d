import { expect, test } from "vitest";
import { warmSampler } from "./warmSampler.ts";

test("handles messages between two suggestions, and ends as soon as there is other work", async () => {
  let turns = 0;
  await warmSampler(
    () => turns === 2,
    () => {
      turns += 1;
      return Promise.resolve();
    },
  );
  expect(turns).toBe(2);
});
