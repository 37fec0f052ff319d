import fc from "fast-check";
import { expect, test } from "vitest";
import { applyNews, createTeller, type ToldTrial } from "./trialNews.ts";
import { EMPTY_CURVE, type Trial } from "./trial.ts";

function trial(number: number, value: number): Trial {
  return {
    number,
    params: { x: number },
    state: "complete",
    values: [value],
    violations: null,
    folds: [],
    curve: { ...EMPTY_CURVE, score: [value] },
    bestStep: 1,
    parameterCount: 1,
    startedMs: 0,
    endedMs: 1,
    worker: 0,
    retries: 0,
    error: null,
    suggestion: null,
  };
}

const heard = (trials: readonly ToldTrial[]) =>
  trials.map(({ params, values, curve }) => [params, values, curve.score]);

test("applying all news gives the same trials, after additions, changes, removals and restarts", () => {
  const step = fc.record({
    kind: fc.constantFrom("add", "change", "remove", "restart"),
    at: fc.nat(9),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      let told = createTeller();
      let mirror: readonly ToldTrial[] = [];
      let trials: readonly Trial[] = [];
      steps.forEach(({ kind, at }, k) => {
        if (kind === "add") trials = [...trials, trial(trials.length, k)];
        if (kind === "change") trials = trials.map((each, i) => (i === at ? trial(each.number, k) : each));
        if (kind === "remove") trials = trials.filter((_, i) => i !== at);
        if (kind === "restart") [told, mirror] = [createTeller(), []];
        mirror = applyNews(mirror, structuredClone(told(trials)));
        expect(heard(mirror)).toEqual(heard(trials));
      });
    }),
  );
});

test("of thousands of trials only changes are told, without parts that no sampler is shown", () => {
  const trials = Array.from({ length: 5000 }, (_, number) => trial(number, number));
  const tell = createTeller();
  expect(tell(trials).changed).toHaveLength(5000);
  expect(tell(trials)).toEqual({ length: 5000, changed: [] });
  const next = [...trials.with(7, trial(7, 0)), trial(5000, 1)];
  const { changed } = tell(next);
  expect(changed.map(([index]) => index)).toEqual([7, 5000]);
  expect(Object.keys(changed[0]![1].curve)).toEqual(["score"]);
  expect(changed[0]![1]).not.toHaveProperty("suggestion");
});
