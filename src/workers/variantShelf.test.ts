import { expect, test } from "vitest";
import { learnablePart, preparedData } from "../testing/trainingFixtures.ts";
import { createVariantShelf } from "./variantShelf.ts";

/** 10 rows of 3 features and a target: 160 bytes. */
const folds = () => [
  preparedData("meanSquaredError", 3, { train: learnablePart("meanSquaredError", 10, 3, 1) }),
];

test("recently used variants stay as far as memory allows", () => {
  const shelf = createVariantShelf(2 * 160);
  const [a, b, c] = [folds(), folds(), folds()];
  shelf.put("a", a);
  shelf.put("b", b);
  expect(shelf.take("a")).toBe(a);
  shelf.put("c", c);
  expect(shelf.take("b")).toBeNull();
  expect(shelf.take("a")).toBe(a);
  expect(shelf.take("c")).toBe(c);
});

test("the same variant again takes no more memory", () => {
  const shelf = createVariantShelf(160);
  for (let time = 0; time < 3; time++) shelf.put("a", folds());
  expect(shelf.take("a")).not.toBeNull();
});

test("a variant larger than the limit is not kept, and evicts all others", () => {
  const shelf = createVariantShelf(159);
  shelf.put("a", folds());
  expect(shelf.take("a")).toBeNull();
});

test("the last may be kept whatever room it takes, until all are let go", () => {
  const shelf = createVariantShelf(159, 1);
  const [a, b] = [folds(), folds()];
  shelf.put("a", a);
  expect(shelf.take("a")).toBe(a);
  shelf.put("b", b);
  expect([shelf.take("a"), shelf.take("b")]).toEqual([null, b]);
  shelf.clear();
  expect(shelf.take("b")).toBeNull();
});
