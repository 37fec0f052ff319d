import { toErrorRecord } from "../../core/errors.ts";
import type { PackedModel, Winner } from "../../core/learner/packedModel.ts";
import { judgementOf, openingOfEnsemble } from "../../core/study/opening.ts";
import type { Study } from "../../core/study/study.ts";
import type { TestReport } from "../../core/study/testReport.ts";
import type { Trial } from "../../core/study/trial.ts";
import type { Services } from "../services.ts";
import { mayJudge } from "../surmise.ts";
import type { Desk, DeskWorld } from "./desk.ts";
import type { BackgroundJob, BackgroundWork, RunState } from "./runState.ts";
import { withOpenStudy, type CancellableWork, type ReopenedStudy } from "./withOpenStudy.ts";

/** The judged study as a job finds it. */
export interface JudgedStudy {
  readonly study: Study;
  /** The trial of the report. */
  readonly trial: Trial;
  readonly report: TestReport;
  /** The model of the report; null if it is not stored. */
  readonly winner: Winner | null;
}

/** What a job has found. */
export interface JobResult {
  /** Becomes part of the report. */
  readonly report: Partial<TestReport>;
  /** An ensemble that was scored on the test rows, which counts as an opening of them. */
  readonly ensemble?: PackedModel<"ensemble">;
}

/** Work on a judged study. It resolves with null if it was stopped. */
export type Job = (
  judged: JudgedStudy,
  opened: ReopenedStudy,
  onProgress: (share: number) => void,
) => Promise<JobResult | null>;

/** The code of each, loaded when it is first needed. */
const JOBS: Readonly<Record<BackgroundJob, Job>> = {
  rowCurve: async (...given) => (await import("./judging/measureRows.ts")).measureRows(...given),
  ensemble: async (...given) => (await import("./judging/buildEnsemble.ts")).buildEnsemble(...given),
};

export interface BackgroundActs {
  /** Starts a job on the judged study on screen; does nothing if it runs, or if `mayJudge` forbids it. */
  startJob(job: BackgroundJob): Promise<void>;
  /** Ends a job without a result. */
  cancelJob(job: BackgroundJob): void;
}

/**
 * Jobs that begin when a study has been judged. The page can be used meanwhile; whatever changes what was judged (another study, more
 * trials, another judgement) ends them.
 */
export function createBackground(
  services: Services,
  { setup, shelf }: Pick<DeskWorld, "setup" | "shelf">,
  { store }: Pick<Desk, "store">,
): BackgroundActs {
  const running = new Map<
    BackgroundJob,
    { readonly of: RunState; readonly work: CancellableWork<unknown> }
  >();
  const show = (job: BackgroundJob, state: BackgroundWork | null): void =>
    store.setState(({ background }) => ({ background: { ...background, [job]: state } }));
  const cancel = (job: BackgroundJob): void => {
    const found = running.get(job);
    if (found === undefined) return;
    running.delete(job);
    found.work.cancel();
    if (isSame(store.getState(), found.of)) show(job, null);
  };
  store.subscribe((state) => {
    for (const [job, { of }] of running) if (!isSame(state, of)) cancel(job);
  });
  return {
    cancelJob: cancel,
    async startJob(job) {
      const state = store.getState();
      const judged = judgedOf(state);
      const { dataset } = setup.store.getState();
      if (judged === null || running.has(job) || !mayJudge(state, setup.store.getState())) return;
      if (dataset.status !== "ready") return;
      const onProgress = (progress: number): void => {
        if (running.get(job)?.work === work) show(job, { state: "running", progress });
      };
      const work = withOpenStudy(services, judged.study.config, dataset.summary.id, (opened) =>
        JOBS[job](judged, opened, onProgress),
      );
      running.set(job, { of: state, work });
      show(job, { state: "running", progress: 0 });
      const ended = await work.done.catch((thrown: unknown) => ({ error: toErrorRecord(thrown) }));
      if (running.get(job)?.work !== work) return;
      running.delete(job);
      if (ended !== null && "error" in ended) return show(job, { state: "failed", error: ended.error });
      if (ended !== null) store.setState((now) => withResult(now, judged, ended));
      if (ended?.ensemble !== undefined) shelf.noteOpening(judged.study.config);
      show(job, null);
    },
  };
}

/** The report on screen with the result of a job, and the opening that it took. */
function withResult(now: RunState, { trial, study }: JudgedStudy, found: JobResult): Partial<RunState> {
  if (now.report === null) return {};
  const report = { ...now.report, ...found.report };
  if (found.ensemble === undefined) return { report };
  const opening = openingOfEnsemble(report, trial, study.trials);
  return { report, ensemble: found.ensemble, openings: [...now.openings, opening] };
}

function judgedOf({ study, report, openings, winner }: RunState): JudgedStudy | null {
  const judged = judgementOf(openings)?.trial;
  const trial = study?.trials.find(({ number }) => number === judged);
  return study === null || report === null || trial === undefined ? null : { study, trial, report, winner };
}

/** Whether the same judgement is on screen. */
function isSame(now: RunState, then: RunState): boolean {
  return (
    now.phase === "finished" &&
    judgementOf(now.openings) === judgementOf(then.openings) &&
    now.study?.config === then.study?.config
  );
}
