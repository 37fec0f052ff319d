import { describe, expect, it } from "vitest";
import { IDLE, type RunState } from "../../../app/runState.ts";
import { classificationReport } from "../../gallery/reportFixtures.ts";
import { fixtureStudy } from "../../gallery/studyFixtures.ts";
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
    });
  });
  it("tells apart why there is no model", () => {
    expect(modelStage({ ...finished, endReason: "everyTrialFailed", error }).kind).toBe("everyTrialFailed");
    expect(modelStage({ ...finished, endReason: "trials", error })).toEqual({ kind: "failed", error });
    expect(modelStage({ ...finished, endReason: "stopped" })).toEqual({ kind: "notJudged" });
    const { study } = finished;
    const empty = { ...finished, study: study === null ? null : { ...study, trials: [] } };
    expect(modelStage({ ...empty, endReason: "stopped" })).toEqual({ kind: "noModel" });
    const broken = study!.trials.map((trial) => ({ ...trial, violations: [1] }));
    const limited = { ...finished, study: { ...study!, trials: broken } };
    expect(modelStage({ ...limited, endReason: "trials" })).toEqual({ kind: "noneKeepsLimits" });
  });
  it("shows the report with the winner", () => {
    const report = classificationReport(["a", "b"], 10, 0.9, 0.8);
    const stage = modelStage({ ...finished, report });
    expect(stage.kind).toBe("judged");
    if (stage.kind === "judged") expect(stage.winner?.state).toBe("complete");
  });
});
