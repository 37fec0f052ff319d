import fc from "fast-check";
import { expect, test } from "vitest";
import { editDistance, nearestWord } from "./nearestWord.ts";

test.each([
  ["", "", 0],
  ["penguin", "penguins", 1],
  ["smapler", "sampler", 1],
  ["kitten", "sitting", 3],
  ["ca", "abc", 3],
])("from %j to %j it takes %i edits", (a, b, edits) => {
  expect(editDistance(a, b)).toBe(edits);
});

test("a distance is symmetric, and 0 only for equal words", () => {
  const word = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, b) === 0).toBe(a === b);
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    }),
    { seed: 3 },
  );
});

test("a near word is proposed, a far one is not", () => {
  const words = ["iris", "wine", "penguins"];
  expect(nearestWord("penguin", words)).toBe("penguins");
  expect(nearestWord("Iris", words)).toBe("iris");
  expect(nearestWord("wien", words)).toBe("wine");
  expect(nearestWord("titanic", words)).toBeNull();
  expect(nearestWord("", words)).toBeNull();
});
