import { expect, test } from "vitest";
import { spreadWarning } from "./spreadWarning.ts";

const found = (p: number, ratio: number) => ({ statistic: 10, p, ratio });

test.each([
  { name: "may be chance", spread: found(0.02, 3), log: false, positive: true, expected: null },
  { name: "is little", spread: found(1e-9, 1.3), log: false, positive: true, expected: null },
  {
    name: "grows",
    spread: found(1e-3, 3),
    log: false,
    positive: true,
    expected: { finding: "grows", next: "useLog" },
  },
  {
    name: "grows where there is no logarithm",
    spread: found(1e-3, 3),
    log: false,
    positive: false,
    expected: { finding: "grows", next: "readWithCare" },
  },
  {
    name: "still grows in the logarithm",
    spread: found(1e-3, 3),
    log: true,
    positive: true,
    expected: { finding: "growsInLog", next: "readWithCare" },
  },
  {
    name: "shrinks in the logarithm",
    spread: found(1e-3, 0.4),
    log: true,
    positive: true,
    expected: { finding: "shrinksInLog", next: "noLog" },
  },
  {
    name: "shrinks",
    spread: found(1e-3, 0.4),
    log: false,
    positive: true,
    expected: { finding: "shrinks", next: "readWithCare" },
  },
])("what is said of a spread that $name", ({ spread, log, positive, expected }) => {
  expect(spreadWarning(spread, log, positive)).toEqual(expected);
});
