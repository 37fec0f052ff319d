import { expect, test } from "vitest";
import { withoutRows, type PreparedSummary } from "../../../core/data/preparation/preparedData.ts";
import type { Study } from "../../../core/study/study.ts";
import type { Params } from "../../../core/space/distribution.ts";
import { complete, deferred, fakeStudyPorts } from "../../../testing/fakeStudyPorts.ts";
import { startStudy } from "../../../testing/startStudy.ts";
import { learnablePart, preparedData } from "../../../testing/trainingFixtures.ts";
import { followBest } from "./bestPreparation.ts";

/** A study whose trials have these scores; higher is better. */
async function studyOf(scores: readonly number[]): Promise<Study> {
  const world = fakeStudyPorts();
  let next = 0;
  world.behave(() => complete(scores[next++]!));
  const { run, state } = startStudy(world, { trials: scores.length });
  await run.done;
  return state().study!;
}
const summary = (features: number): PreparedSummary => {
  const train = learnablePart("meanSquaredError", 5, features, 1);
  return withoutRows([preparedData("meanSquaredError", features, { train })]);
};

test("reports the preparation of the best trial, again only when another trial is the best", async () => {
  const study = await studyOf([0.5, 0.3, 0.8, 0.6]);
  const asked: Params[] = [];
  const told: (PreparedSummary | null)[] = [];
  const follow = followBest(
    (params) => {
      asked.push(params);
      return Promise.resolve(summary(asked.length));
    },
    (prepared) => told.push(prepared),
  );
  for (let count = 0; count <= study.trials.length; count++) {
    follow({ ...study, trials: study.trials.slice(0, count) });
    await Promise.resolve();
  }
  expect(asked).toEqual([study.trials[0]!.params, study.trials[2]!.params]);
  expect(told).toEqual([summary(1), summary(2)]);
});

test("a late answer for a trial that is no longer the best is dropped, and a lost reader clears the old one", async () => {
  const study = await studyOf([0.5, 0.8, 0.9]);
  const late = deferred<PreparedSummary>();
  // Created on request: a rejection without a handler would count as unhandled.
  const answers = [
    () => late.promise,
    () => Promise.resolve(summary(2)),
    () => Promise.reject<PreparedSummary>(new Error("gone")),
  ];
  const told: (PreparedSummary | null)[] = [];
  const follow = followBest(
    () => answers.shift()!(),
    (prepared) => told.push(prepared),
  );
  const settle = () => new Promise((resolve) => setTimeout(resolve, 0));
  follow({ ...study, trials: study.trials.slice(0, 1) });
  follow({ ...study, trials: study.trials.slice(0, 2) });
  late.resolve(summary(1));
  await settle();
  follow(study);
  await settle();
  expect(told).toEqual([summary(2), null]);
});
