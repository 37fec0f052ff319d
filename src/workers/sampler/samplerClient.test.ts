import type { Remote } from "comlink";
import { expect, test } from "vitest";
import { plainNote } from "../../core/sampler/sampler.ts";
import { EMPTY_CURVE, type Trial } from "../../core/study/trial.ts";
import type { SamplerApi, SamplerNews } from "./sampler.protocol.ts";
import { createSamplerClient } from "./samplerClient.ts";
import { WorkerLost, type WorkerHandle } from "../workerHost.ts";

const REQUEST = {
  name: "random",
  options: { space: { parameters: [] }, directions: ["minimize"], seed: 1 },
  watchful: false,
  rungs: [],
  search: {
    objective: { metric: "rmse", direction: "minimize" },
    sideObjectives: [],
    outcomeConstraints: [],
  },
} as const;

/** Workers that record their calls. */
function recordingWorkers() {
  const heard: SamplerNews[][] = [];
  let crashed = -1;
  const spawn = (): WorkerHandle<SamplerApi> => {
    const mine = heard.push([]) - 1;
    const api: SamplerApi = {
      open: () => Promise.resolve(),
      ask: (news) => {
        heard[mine]!.push(news);
        return Promise.resolve({ ok: true, value: { params: {}, note: plainNote("random") } });
      },
    };
    return {
      call: (invoke) =>
        mine <= crashed
          ? Promise.reject(new WorkerLost("workerCrashed", { reason: "test" }))
          : invoke(api as Remote<SamplerApi>),
      silentSeconds: () => 0,
      terminate: () => undefined,
    };
  };
  return { heard, spawn, crash: () => (crashed = heard.length - 1) };
}

function trial(number: number): Trial {
  const none = { values: null, violations: null, bestStep: null, parameterCount: null, endedMs: null };
  const rest = { folds: [], curve: EMPTY_CURVE, startedMs: 0, worker: 0, retries: 0, error: null };
  return { number, params: {}, state: "running", ...none, ...rest, suggestion: null };
}

test("a worker receives changes; its replacement receives all trials", async () => {
  const { heard, spawn, crash } = recordingWorkers();
  const client = createSamplerClient(REQUEST, spawn);
  const known = [{ params: {}, state: "complete", values: [1] }] as const;
  const trials = [trial(0), trial(1)];
  await client.ask({ known, trials });
  await client.ask({ known, trials: [...trials, trial(2)] });
  crash();
  await client.ask({ known, trials });
  const summary = heard.map((asks) =>
    asks.map((news) => [news.known?.length ?? null, news.trials.length, news.trials.changed.map(([i]) => i)]),
  );
  expect(summary).toEqual([
    [
      [1, 2, [0, 1]],
      [null, 3, [2]],
    ],
    [[1, 2, [0, 1]]],
  ]);
});
