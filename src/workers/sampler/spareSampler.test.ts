import { expect, test } from "vitest";
import type { SamplerApi } from "./sampler.protocol.ts";
import { createSpareSampler } from "./spareSampler.ts";
import type { WorkerHandle } from "../workerHost.ts";

function recorded() {
  const limits: (() => number)[] = [];
  const ended: number[] = [];
  const waiting: (() => void)[] = [];
  const start = (silentSeconds: () => number): WorkerHandle<SamplerApi> => {
    const number = limits.push(silentSeconds) - 1;
    return {
      call: () => Promise.reject(new Error("not called")),
      silentSeconds: () => number,
      terminate: () => void ended.push(number),
    };
  };
  const spare = createSpareSampler(start, (work) => void waiting.push(work));
  const idle = () => {
    for (const work of waiting.splice(0)) work();
  };
  return { spare, idle, limits, ended };
}

test("a study takes the kept worker with its own limit of silence, and the next one is kept when it has ended", () => {
  const { spare, idle, limits, ended } = recorded();
  spare.keep();
  spare.keep();
  expect(limits.map((limit) => limit())).toEqual([Infinity]);
  const worker = spare.spawn(() => 30);
  expect(limits.map((limit) => limit())).toEqual([30]);
  spare.keep();
  idle();
  expect(limits).toHaveLength(1);
  worker.terminate();
  expect(ended).toEqual([0]);
  idle();
  expect(limits.map((limit) => limit())).toEqual([30, Infinity]);
  expect(spare.spawn(() => 20).silentSeconds()).toBe(1);
});

test("without a kept worker a new one is started; a sampler that follows another at once needs no spare", () => {
  const { spare, idle, limits } = recorded();
  const first = spare.spawn(() => 30);
  first.terminate();
  spare.spawn(() => 30);
  idle();
  expect(limits).toHaveLength(2);
});
