import { expect, test } from "vitest";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import { fakeServices } from "../../testing/fakeServices.ts";
import { complete } from "../../testing/fakeStudyPorts.ts";
import type { TrialRequest } from "../../workers/trainer.protocol.ts";
import { createSurmise } from "../createSurmise.ts";

const turn = () => new Promise((resolve) => setTimeout(resolve, 0));

/** A study of a link on the fake table, and what the trainer was asked. */
async function study(link: string) {
  const services = fakeServices();
  const requests: TrialRequest[] = [];
  services.world.behave((request) => {
    requests.push(request);
    return complete(requests.length);
  });
  const surmise = createSurmise(services, `#data=iris&workers=1&${link}`);
  while (surmise.setup.getState().dataset.status === "loading") await turn();
  expect(surmise.setup.getState().problems).toEqual([]);
  await surmise.acts.run();
  while (surmise.run.getState().phase !== "finished") await turn();
  const config: StudyConfig = surmise.setup.getState().config;
  return { services, requests, config, run: surmise.run.getState() };
}

test("a study of neighbours alone searches their settings and opens no engine", async () => {
  const { services, requests, run } = await study("family=knn&trials=5");
  expect(services.requests).toEqual([]);
  expect(requests.every(({ configuration }) => configuration.learner === "knn")).toBe(true);
  expect(new Set(requests.map(({ configuration }) => JSON.stringify(configuration.spec))).size).toBe(5);
  expect(run.study!.space.parameters.map(({ name }) => name)).toEqual([
    "neighbours",
    "neighbourWeights",
    "distancePower",
  ]);
});

test("which learner is a searched setting, and each trial has the settings of its own alone", async () => {
  const { services, requests, run } = await study("family=mlp|knn|linear&trials=12&sampler=random");
  expect(services.requests.length).toBeGreaterThan(0);
  expect(new Set(requests.map(({ configuration }) => configuration.learner))).toEqual(
    new Set(["mlp", "knn", "linear"]),
  );
  for (const { params } of run.study!.trials) {
    const { family } = params;
    expect("neighbours" in params).toBe(family === "knn");
    expect("linearC" in params).toBe(family === "linear");
    expect("learningRate" in params).toBe(family === "mlp");
  }
});
