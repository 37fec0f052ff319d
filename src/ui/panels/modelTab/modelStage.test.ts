import { describe, expect, it } from "vitest";
import { IDLE, type RunState } from "../../../app/run/runState.ts";
import { classificationReport } from "../../gallery/reportFixtures.ts";
import { fixtureStudy } from "../../gallery/studyFixtures.ts";
import { bestTrial } from "../../../core/study/study.ts";
import { modelStage } from "./modelStage.ts";

const study = fixtureStudy({ trials: 5 });
const finished: RunState = { ...IDLE, phase: "finished", study };
const error = { code: "finalEvaluationFailed", details: { reason: "lost" } } as const;

describe("modelStage", () => {
  it("waits before and during the search", () => {
    expect(modelStage(IDLE)).toEqual({ kind: "notYet", study: null, best: null });
    expect(modelStage({ ...IDLE, phase: "paused", study }).kind).toBe("notYet");
  });
  it("shows progress while judging, 0 included", () => {
    expect(modelStage({ ...finished, phase: "judging", judgingProgress: 0 })).toEqual({
      kind: "judging",
      progress: 0,
      again: false,
    });
  });
  it("tells apart why there is no model", () => {
    expect(modelStage({ ...finished, endReason: "everyTrialFailed", error }).kind).toBe("everyTrialFailed");
    const found = { study, best: bestTrial(study) };
    expect(modelStage({ ...finished, endReason: "trials", error })).toEqual({
      kind: "failed",
      error,
      ...found,
    });
    expect(modelStage({ ...finished, endReason: "stopped" })).toEqual({ kind: "notJudged", ...found });
    const empty = { ...finished, study: { ...study, trials: [] } };
    expect(modelStage({ ...empty, endReason: "stopped" })).toEqual({ kind: "noModel" });
    const broken = study.trials.map((trial) => ({ ...trial, violations: [1] }));
    const limited = { ...finished, study: { ...study, trials: broken } };
    expect(modelStage({ ...limited, endReason: "trials" })).toEqual({ kind: "noneKeepsLimits" });
  });
  it("shows the report with the winner", () => {
    const report = classificationReport(["a", "b"], 10, 0.9, 0.8);
    const stage = modelStage({ ...finished, report });
    expect(stage.kind).toBe("judged");
    if (stage.kind === "judged") expect(stage.winner?.state).toBe("complete");
  });
  it("shows the trial that was judged, not the best one, where another was chosen", () => {
    const report = classificationReport(["a", "b"], 10, 0.9, 0.8);
    const other = study.trials.find((trial) => trial.state === "complete" && trial !== bestTrial(study))!;
    const opening = { trial: other.number, trials: 5, validation: 0.5, score: null, why: "chosen" } as const;
    const stage = modelStage({ ...finished, report, openings: [opening] });
    expect(stage).toMatchObject({ kind: "judged", winner: { number: other.number } });
  });
});
