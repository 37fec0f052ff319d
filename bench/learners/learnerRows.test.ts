import { expect, test } from "vitest";
import { COLUMNS, learnerRows } from "./learnerRows.ts";

test("later rows do not depend on where a block begins, and both classes are about as frequent", () => {
  const whole = learnerRows(0, 2000);
  const rest = learnerRows(1500, 500);
  expect(rest.features).toEqual(whole.features.slice(1500 * COLUMNS));
  expect(rest.targets).toEqual(whole.targets.slice(1500));
  const share = whole.targets.reduce((sum, target) => sum + target, 0) / 2000;
  expect(share).toBeGreaterThan(0.4);
  expect(share).toBeLessThan(0.6);
});
