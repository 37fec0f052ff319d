import fc from "fast-check";
import { expect, test } from "vitest";
import { LOSSES } from "../core/learner/dataShape.ts";
import { ACTIVATIONS } from "../core/learner/network/modelSpec.ts";
import { SANE_OPTIMIZERS } from "./arbitraryModels.ts";
import { cover, pairwise } from "./cover.ts";
import { marksOfReference, referenceCases } from "./trainingFixtures.ts";

test("every two values of different factors meet, in far fewer rows than the product", () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 2, maxLength: 4 });
  fc.assert(
    fc.property(sizes, (given) => {
      const rows = pairwise(given);
      for (let a = 0; a < given.length; a++) {
        for (let b = a + 1; b < given.length; b++) {
          const met = new Set(rows.map((row) => `${row[a]} ${row[b]}`));
          expect(met.size).toBe(given[a]! * given[b]!);
        }
      }
    }),
    { seed: 12, numRuns: 50 },
  );
  const product = ACTIVATIONS.length * LOSSES.length * SANE_OPTIMIZERS.length;
  const rows = pairwise([ACTIVATIONS.length, LOSSES.length, SANE_OPTIMIZERS.length]);
  expect(rows.length).toBeLessThan(product / 3);
});

test("every mark is covered, and every item is needed", () => {
  const items = ["ab", "bc", "c", "abd", "e", "a"];
  const letters = (item: string): string[] => item.split("");
  expect(cover(items, letters)).toEqual(["bc", "abd", "e"]);
  expect(cover([], letters)).toEqual([]);
});

test("the subset of Keras' trajectories has each activation, loss, optimizer and kind of layer", () => {
  const chosen = cover(referenceCases(), marksOfReference);
  const all = new Set(referenceCases().flatMap(marksOfReference));
  expect(new Set(chosen.flatMap(marksOfReference))).toEqual(all);
  expect(chosen.length).toBeLessThan(referenceCases().length / 2);
  for (const name of ACTIVATIONS) expect(all).toContain(`activation ${name}`);
  for (const name of LOSSES) expect(all).toContain(`loss ${name}`);
  for (const kind of ["sgd", "sgd nesterov", "rmsprop", "adam", "adamw"]) {
    expect(all).toContain(`optimizer ${kind}`);
  }
});
