import { describe, expect, it } from "vitest";
import { cube, pointParams, type Problem } from "../problems/problem.ts";
import { type Searcher, simulate } from "./simulate.ts";

/** Value of the trial x0 = v is v; negative ones fail. */
const LINE: Problem = {
  space: cube(1, -10, 10),
  minimum: 0,
  argmin: pointParams(0),
  evaluate: ({ x0 }) => (Number(x0) < 0 ? null : Number(x0)),
};

/** Suggests the given values in order, and records the calls. */
function scripted(values: readonly number[]) {
  const log: string[] = [];
  let asked = 0;
  const searcher: Searcher = {
    ask: async () => {
      if (asked === values.length) return null;
      log.push(`ask ${asked}`);
      return pointParams(values[asked++]!);
    },
    tell: async (trial, value) => void log.push(`tell ${trial} ${value}`),
  };
  return { searcher, log };
}

describe("simulate", () => {
  it("asks, tells and computes regret from the best so far; failed trials have no value", async () => {
    const { searcher, log } = scripted([-1, 4, 6, 2]);
    const { regret } = await simulate(LINE, searcher, 1, 4, 1);
    expect(regret).toEqual([Infinity, 4, 4, 2]);
    expect(log).toEqual([
      "ask 0",
      "tell 0 null",
      "ask 1",
      "tell 1 4",
      "ask 2",
      "tell 2 6",
      "ask 3",
      "tell 3 2",
    ]);
  });

  it("runs as many trials at once as there are workers, and they end out of order", async () => {
    const { searcher, log } = scripted(Array.from({ length: 30 }, (_, i) => i));
    const { regret } = await simulate(LINE, searcher, 1, 30, 4);
    expect(regret).toHaveLength(30);
    expect(log.slice(0, 4)).toEqual(["ask 0", "ask 1", "ask 2", "ask 3"]);
    let [running, most] = [0, 0];
    for (const entry of log) {
      running += entry.startsWith("ask") ? 1 : -1;
      most = Math.max(most, running);
    }
    expect([most, running]).toEqual([4, 0]);
    const ended = log.filter((entry) => entry.startsWith("tell")).map((entry) => Number(entry.split(" ")[1]));
    expect(ended).not.toEqual(ended.toSorted((a, b) => a - b));
  });

  it("ends if nothing is left to try, after all results are told", async () => {
    const { searcher, log } = scripted([3, 2, 1]);
    expect((await simulate(LINE, searcher, 1, 10, 2)).regret).toHaveLength(3);
    expect(log.filter((entry) => entry.startsWith("tell"))).toHaveLength(3);
  });

  it("uses the noiseless value of the trial with the best observed value, whose noise depends on the trial", async () => {
    const noisy: Problem = {
      ...LINE,
      evaluate: ({ x0 }, noise) => Number(x0) + 100 * noise.uniform(),
      noiseless: ({ x0 }) => Number(x0),
    };
    const first = await simulate(noisy, scripted([1, 2, 3, 4, 5]).searcher, 1, 5, 1);
    expect(first.regret.some((regret) => regret > 1)).toBe(true);
    expect(first.regret.every((regret) => [1, 2, 3, 4, 5].includes(regret))).toBe(true);
    const again = await simulate(noisy, scripted([1, 2, 3, 4, 5]).searcher, 1, 5, 1);
    expect(again.regret).toEqual(first.regret);
  });
});
