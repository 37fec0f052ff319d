import { expect, test } from "vitest";
import { DEFAULT_CONFIG } from "../../../app/setup/defaultConfig.ts";
import { IDLE, type RunState } from "../../../app/run/runState.ts";
import { EMPTY_CURVE, type Trial } from "../../../core/study/trial.ts";
import { createI18n } from "../../i18n/bothLanguages.ts";
import { clock, judgedText, runSummary } from "./runSummary.ts";

const { t } = createI18n("en");

function running(states: readonly Trial["state"][], elapsedMs: number): RunState {
  const trials = states.map((state, number): Trial => ({
    number,
    params: {},
    state,
    values: state === "complete" ? [0] : null,
    violations: null,
    folds: [],
    curve: EMPTY_CURVE,
    bestStep: null,
    parameterCount: null,
    startedMs: 0,
    endedMs: number,
    worker: 0,
    retries: 0,
    error: null,
    suggestion: null,
  }));
  const study = { config: DEFAULT_CONFIG, space: { parameters: [] }, trials };
  return { ...IDLE, phase: "running", study, elapsedMs };
}

test("no study, no summary", () => {
  expect(runSummary(IDLE)).toBeNull();
});

test("counts, rate and remaining time follow from what has ended", () => {
  const summary = runSummary(running(["complete", "failed", "complete", "complete", "running"], 8_000));
  expect(summary).toMatchObject({
    ended: 4,
    failed: 1,
    total: 20,
    share: 0.2,
    remainingMs: 32_000,
    trialsPerSecond: 0.5,
  });
  expect(summary?.best?.number).toBe(0);
});

test("nothing is foretold before two trials have ended", () => {
  expect(runSummary(running(["complete", "running"], 1_000))).toMatchObject({
    remainingMs: null,
    trialsPerSecond: null,
  });
});

test("a value of 0 is a best value", () => {
  expect(runSummary(running(["complete"], 1))?.best?.values).toEqual([0]);
});

test.each([
  [400, "0 s"],
  [59_400, "59 s"],
  [59_600, "1:00"],
  [3_723_000, "1:02:03"],
])("%i ms is %s", (milliseconds, text) => {
  expect(clock(t, milliseconds)).toBe(text);
});

test("seconds have the word of the language", () => {
  expect(clock(createI18n("zh").t, 8000)).toBe("8 秒");
});

test("a final evaluation that still goes on is never all done", () => {
  expect([0, 0.379, 0.999, 1].map(judgedText)).toEqual(["0%", "37%", "99%", "100%"]);
});
