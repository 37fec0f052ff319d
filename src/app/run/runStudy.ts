import { toErrorRecord, type ErrorRecord } from "../../core/errors.ts";
import { createPruner } from "../../core/pruner/createPruner.ts";
import type { Pruner, PrunerOptions } from "../../core/pruner/pruner.ts";
import { plainNote } from "../../core/sampler/sampler.ts";
import type { Params } from "../../core/space/distribution.ts";
import type { SearchSpace } from "../../core/space/searchSpace.ts";
import { shownToBatch } from "../../core/study/batches.ts";
import type { KnownTrial } from "../../core/study/earlierStudy.ts";
import { openingOf, type TestOpening } from "../../core/study/opening.ts";
import { bestTrial, type Study } from "../../core/study/study.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import type { SuggestionNote, Trial } from "../../core/study/trial.ts";
import type { EngineInfo } from "../../engine/network/engine.ts";
import type { FoldDecision, TrialCheck } from "../../workers/trainer.protocol.ts";
import { hasMore, hopelessness, isTimeUp, reasonToEnd, running } from "./endOfStudy.ts";
import { judgeWinner } from "./judging/judgeWinner.ts";
import { runLanes } from "./lanes.ts";
import { createAsking } from "./nextTrial.ts";
import type { EndReason, RunState } from "./runState.ts";
import { createPruning, type Pruning } from "./pruning.ts";
import { samplerOf } from "./samplerOptions.ts";
import { createSignal } from "./signal.ts";
import { createStopwatch } from "./stopwatch.ts";
import { createTrainers } from "./trainers.ts";
import { createTrialTraining } from "./runTrial.ts";
import { createSpeedGauge } from "../engines/trainingSpeed.ts";
import type { TrainerClient } from "../../workers/trainerClient.ts";
import type { StudyPorts } from "./studyPorts.ts";
import { createTrialLog } from "./trialLog.ts";
import { lostOutcome, trialRequest } from "./trialRequest.ts";
import { waitingFor } from "./waiting.ts";

/** Milliseconds from the request to stop until trainers that do not stop are terminated. A batch takes far less. */
const GRACE_MS = 5000;
/** Milliseconds between two checks for missing heartbeats, which also publish the elapsed time. */
const LOOK_MS = 1000;

export interface StudyRunOptions {
  readonly config: StudyConfig;
  readonly space: SearchSpace;
  /** Trainers to use, once the engine is known; at least 1. */
  readonly workerCount: (engine: EngineInfo | null) => number;
  /** Pause after one trial. */
  readonly onlyOne: boolean;
  /** Default: that of `core/pruner`. */
  readonly createPruner?: (options: PrunerOptions) => Pruner;
  /** Trials of other studies, shown to the sampler. Default: empty. */
  readonly known?: readonly KnownTrial[];
  /** Configurations to start with. Default: empty. */
  readonly queue?: readonly QueuedTrial[];
  /** The finished study to continue; absent: a new study. */
  readonly earlier?: {
    readonly trials: readonly Trial[];
    readonly elapsedMs: number;
    readonly openings: readonly TestOpening[];
  };
}

/** A configuration that was not suggested by a sampler, and its origin. */
export interface QueuedTrial {
  readonly params: Params;
  readonly origin: Extract<SuggestionNote["origin"], "queued" | "known">;
}

/**
 * The main loop of a study. Each trainer has a lane that asks, trains and reports until the budget is spent; then the best trial is
 * evaluated. Progress is sent through `publish` as patches of the run's state.
 */
export class StudyRun {
  /** Resolves when the study is finished or discarded. Never rejects. */
  readonly done: Promise<void>;

  readonly #ports: StudyPorts;
  readonly #options: StudyRunOptions;
  readonly #publish: (patch: Partial<RunState>) => void;
  readonly #watch;
  readonly #gauge;
  readonly #log;
  readonly #trainers;
  #config: StudyConfig;
  #pruning: Pruning;
  /** Number of trials that may start before the next pause. */
  #allowance: number;
  /** One more trial of an ended study; the same end condition ends it again afterwards. */
  #beyond: boolean;
  #paused = false;
  #end: { readonly reason: EndReason; readonly error: ErrorRecord | null } | null = null;
  #discarded = false;
  /** Trials that still waited at the end. */
  #left: readonly Trial[] = [];
  #grace: ReturnType<typeof setTimeout> | undefined;
  #looking: ReturnType<typeof setInterval> | undefined;
  /** Seconds that a trainer has been opening. */
  #openingSeconds = 0;
  /** Fires when idle lanes should check for work. */
  readonly #change = createSignal();
  /** Fired once, when the search ends. */
  readonly #ended = createSignal();
  readonly #asking;
  readonly #train;

  constructor(ports: StudyPorts, options: StudyRunOptions, publish: (patch: Partial<RunState>) => void) {
    this.#ports = ports;
    this.#options = options;
    this.#publish = publish;
    this.#config = options.config;
    this.#log = createTrialLog(() => this.#tell({ study: this.#study() }), options.earlier?.trials);
    this.#pruning = this.#createPruning();
    this.#allowance = options.onlyOne ? 1 : Infinity;
    const elapsedMs = options.earlier?.elapsedMs ?? 0;
    this.#beyond = options.onlyOne && reasonToEnd(this.#study(), elapsedMs) !== null;
    this.#trainers = createTrainers(() => ports.openTrainer());
    this.#watch = createStopwatch(() => ports.now(), options.earlier?.elapsedMs);
    this.#gauge = createSpeedGauge(() => ports.now());
    this.#asking = createAsking({
      ask: (shown) => ports.ask(shown, this.#config),
      study: () => this.#study(),
      mayBegin: () => this.#mayBegin(),
      ended: this.#ended,
      begin: (suggestion, knowledge, worker) => {
        this.#allowance -= 1;
        const chosen = { sampler: samplerOf(this.#config), knowledge };
        return this.#log.begin(suggestion, chosen, worker, this.#watch.elapsedMs());
      },
      start: (number, worker) => {
        this.#allowance -= 1;
        return this.#log.start(number, worker, this.#watch.elapsedMs());
      },
    });
    this.#train = this.#createTraining();
    options.queue?.forEach((queued) => this.#queue(queued));
    this.done = this.#main();
  }

  /** Trains a configuration before the sampler is asked again. Does nothing after the search has ended. */
  enqueue(params: Params): void {
    if (this.#end !== null) return;
    this.#queue({ params, origin: "queued" });
    this.#change.fire();
  }

  /** Removes a waiting trial; any other stays. */
  dequeue(number: number): void {
    this.#log.dequeue(number);
  }

  /** Configurations entered by hand that were not started, also after the end. */
  left(): readonly Params[] {
    const waiting = this.#log.trials().filter(({ state }) => state === "waiting");
    return [...this.#left, ...waiting]
      .filter(({ suggestion }) => suggestion?.origin === "queued")
      .map(({ params }) => params);
  }

  /** Whether a trial of this run has ended: pruned and failed ones count, those of the study it continues do not. */
  hasResult(): boolean {
    return this.#log.hasResult();
  }

  /** Continues after a pause; `config` may have another name, budget, sampler, acquisition or pruner. */
  resume(config: StudyConfig): void {
    this.#beyond = false;
    this.#allowance = Infinity;
    this.#goOn(config);
  }

  /** Continues until one more trial has ended (or, if a pause holds trials, until those have ended), then pauses. */
  resumeForOne(config: StudyConfig): void {
    this.#allowance = this.#running().length > 0 ? 0 : 1;
    this.#goOn(config);
  }

  /** Holds the running trials at their next step and starts no new ones. */
  pause(): void {
    if (this.#paused || this.#end !== null) return;
    this.#paused = true;
    this.#watch.pause();
    this.#trainers.pause();
    this.#tell({ phase: "paused", speed: this.#gauge.average(), waiting: null });
  }

  /** Ends the search and evaluates the best model so far. Running trials are dropped. */
  stop(): void {
    this.#endWith("stopped");
  }

  #look(): void {
    this.#openingSeconds = this.#trainers.opening() > 0 ? this.#openingSeconds + LOOK_MS / 1000 : 0;
    if (this.#paused) return;
    const waiting = waitingFor({
      trainers: this.#trainers.silentSeconds(),
      opening: [this.#openingSeconds],
      sampler: this.#ports.samplerSilentSeconds(),
    });
    this.#tell({ waiting });
  }

  /** Ends everything at once; nothing is published afterwards. */
  discard(): void {
    this.#discarded = true;
    this.#endWith("stopped");
    this.#trainers.discard();
  }

  async #main(): Promise<void> {
    this.#tell({ phase: "starting", study: this.#study() });
    this.#looking = setInterval(() => this.#look(), LOOK_MS);
    try {
      const first = await this.#trainers.open();
      if (this.#end === null) await this.#runLanes(first);
    } catch (thrown) {
      this.#endWith("error", toErrorRecord(thrown));
    }
    clearTimeout(this.#grace);
    this.#left = this.#log.trials().filter(({ state }) => state === "waiting");
    this.#log.dropUnfinished();
    await this.#finish();
  }

  async #runLanes(first: TrainerClient): Promise<void> {
    const workers = Math.max(1, this.#options.workerCount(first.engine));
    if (!this.#paused) this.#watch.start();
    this.#tell({ phase: this.#paused ? "paused" : "running", engine: first.engine, workers });
    const lanes = {
      trainers: this.#trainers,
      change: this.#change,
      isOver: () => this.#end !== null,
      mayBegin: () => this.#mayBegin(),
      next: (lane: number) => this.#ask(lane),
      train: this.#train,
      onLost: (left: number, error: ErrorRecord) => {
        if (left === 0) this.#endWith("error", error);
        else this.#tell({ workers: left });
      },
    };
    await runLanes(lanes, workers, first);
  }

  /** null: no work now. */
  async #ask(worker: number): Promise<Trial | null> {
    const trial = await this.#asking.next(worker);
    if (trial === "exhausted") this.#endWith("exhausted");
    return trial === "exhausted" ? null : trial;
  }

  #createTraining() {
    return createTrialTraining({
      trainers: this.#trainers,
      bring: (trial, trainer) => this.#ports.bring(trainer, trial.params),
      request: (trial) => {
        const checkSteps = this.#pruning.checkSteps(trial);
        return trialRequest(this.#config, trial, this.#ports.shapeOf(trial.params), checkSteps);
      },
      onProgress: (trial, progress) => {
        this.#log.progress(trial.number, progress);
        this.#gauge.add(progress.work);
        this.#tellSpeed();
        // Checked per report only for time: other end conditions change only when a trial ends.
        if (!this.#beyond && isTimeUp(this.#config.search.budget, this.#watch.elapsedMs()))
          this.#endWith("minutes");
      },
      decide: (trial, check) => this.#decide(trial, check),
      onOutcome: ({ number }, outcome) => {
        if (outcome.state === "stopped") return;
        this.#log.end(number, outcome, this.#watch.elapsedMs(), this.#config.search);
        this.#afterTrial();
      },
      onRetry: ({ number }) => this.#log.retry(number),
      lostOutcome: ({ number, params }, error) =>
        lostOutcome(this.#config, this.#find(number), this.#ports.shapeOf(params), error),
      isOver: () => this.#end !== null,
    });
  }

  #decide(trial: Trial, check: TrialCheck): FoldDecision {
    if (this.#end !== null) return "stop";
    this.#log.check(trial.number, check);
    const trials = this.#log.trials();
    const others = this.#config.search.reproducible ? shownToBatch(trial.number, trials) : trials;
    const behind = this.#pruning.isBehind(this.#find(trial.number), check, others);
    return behind ? "prune" : "goOn";
  }

  #afterTrial(): void {
    this.#beyond = false;
    const error = hopelessness(this.#study());
    if (error !== null) this.#endWith("everyTrialFailed", error);
    this.#checkBudget();
    if (this.#end === null && this.#allowance <= 0 && this.#running().length === 0) this.pause();
    this.#change.fire();
  }

  #checkBudget(): void {
    const reason = this.#beyond ? null : reasonToEnd(this.#study(), this.#watch.elapsedMs());
    if (reason !== null) this.#endWith(reason);
  }

  #mayBegin(): boolean {
    this.#checkBudget();
    return (
      this.#end === null && !this.#paused && this.#allowance > 0 && (this.#beyond || hasMore(this.#study()))
    );
  }

  #goOn(config: StudyConfig): void {
    if (!this.#paused || this.#end !== null) return;
    this.#config = config;
    this.#pruning = this.#createPruning();
    this.#paused = false;
    this.#watch.start();
    this.#trainers.resume();
    this.#tell({ phase: "running", study: this.#study() });
    this.#change.fire();
  }

  #endWith(reason: EndReason, error: ErrorRecord | null = null): void {
    if (this.#end !== null) return;
    this.#end = { reason, error };
    this.#paused = false;
    this.#watch.pause();
    this.#trainers.stop();
    // A trainer stops at its next batch; one that does not is terminated, which ends its lane.
    this.#grace = setTimeout(() => this.#trainers.terminateAll(), GRACE_MS);
    this.#tell({ phase: "stopping" });
    this.#ended.fire();
    this.#change.fire();
  }

  async #finish(): Promise<void> {
    const { reason, error } = this.#end!;
    const winner = bestTrial(this.#study());
    this.#tell({ endReason: reason, error, speed: this.#gauge.average() });
    if (winner !== null && !this.#discarded) await this.#judge(winner);
    this.#trainers.terminateAll();
    clearInterval(this.#looking);
    this.#tell({ phase: "finished", waiting: null });
  }

  /** A failure leaves the study unchanged and adds the error. */
  async #judge(winner: Trial): Promise<void> {
    this.#tell({ phase: "judging", judgingProgress: 0 });
    const { error, ...judged } = await judgeWinner(
      this.#ports,
      this.#trainers,
      this.#config,
      winner,
      (judgingProgress) => this.#tell({ judgingProgress }),
      () => this.#discarded,
    );
    if (judged.report !== undefined) {
      const opening = openingOf(judged.report, winner, this.#log.trials(), "end");
      this.#tell({ ...judged, openings: [...(this.#options.earlier?.openings ?? []), opening] });
    } else if (error !== undefined) this.#tell({ error: this.#end?.error ?? error });
  }

  /** While nothing is trained (a heartbeat, the sampler running) the last speed stays. */
  #tellSpeed(): void {
    const running = this.#end === null && !this.#paused;
    const speed = running ? this.#gauge.now() : this.#gauge.average();
    if (speed !== null) this.#tell({ speed });
  }

  #tell(patch: Partial<RunState>): void {
    if (!this.#discarded) this.#publish({ elapsedMs: this.#watch.elapsedMs(), ...patch });
  }

  #createPruning(): Pruning {
    const { createPruner: create = createPruner } = this.#options;
    return createPruning(this.#config, (params) => this.#ports.shapeOf(params), create);
  }

  #study(): Study {
    const { space, known } = this.#options;
    const study = { config: this.#config, space, trials: this.#log.trials() };
    return known === undefined || known.length === 0 ? study : { ...study, known };
  }

  #queue({ params, origin }: QueuedTrial): void {
    this.#log.enqueue({ params, note: plainNote(origin) });
  }

  #running(): readonly Trial[] {
    return running(this.#log.trials());
  }

  #find(number: number): Trial {
    return this.#log.trials().find((trial) => trial.number === number)!;
  }
}
