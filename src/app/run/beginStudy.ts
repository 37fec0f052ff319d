import { toErrorRecord } from "../../core/errors.ts";
import { compileSpace } from "../../core/model/compileSpace.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import { workerCount } from "../engines/workerCount.ts";
import type { Taken } from "../plan/plan.ts";
import { followBest } from "./judging/bestPreparation.ts";
import type { Desk, DeskWorld } from "./desk.ts";
import { openStudy, type OpenStudy } from "./openStudy.ts";
import { IDLE, isBusy, type RunState } from "./runState.ts";
import { StudyRun, type StudyRunOptions } from "./runStudy.ts";

export interface BeginWorld extends DeskWorld {
  /** Called with each progress patch of the running study. */
  readonly onProgress: (patch: Partial<RunState>) => void;
}

/**
 * Starts a study of the setup, or continues a finished one; does nothing while another is running.
 * @param going the finished study to continue; null: start a new one
 */
export async function beginStudy(
  world: BeginWorld,
  desk: Desk,
  onlyOne: boolean,
  going: RunState | null = null,
): Promise<void> {
  const { services, setup, shelf } = world;
  await setup.settled();
  const { config, dataset, problems } = setup.store.getState();
  if (dataset.status !== "ready" || problems.length > 0 || isBusy(desk.store.getState())) return;
  const { id } = dataset.summary;
  const earlier = desk.store.getState();
  desk.clear();
  const dropped = desk.take(id);
  if (going?.study == null) shelf.put(earlier);
  desk.store.setState(startingState(world, config, going), true);
  let close = (): void => undefined;
  try {
    const opened = await openStudy(services, config, id, true);
    ({ close } = opened);
    if (dropped()) {
      close();
      desk.release(id, dropped);
      return;
    }
    desk.store.setState({ prepared: opened.prepared });
    const { run, taken } = runOf(world, desk, { opened, config, onlyOne, going, dropped });
    desk.place(run, taken);
    void run.done.then(() => {
      desk.handBack(run, taken);
      close();
      desk.release(id, dropped);
    });
  } catch (thrown) {
    close();
    desk.release(id, dropped);
    if (dropped()) return;
    desk.store.setState({ phase: "finished", endReason: "error", error: toErrorRecord(thrown) });
  }
}

/** The state until the first report; a continued study keeps its trials. */
function startingState({ shelf }: DeskWorld, config: StudyConfig, going: RunState | null): RunState {
  const openings = going?.openings ?? [];
  const openedBefore = shelf.openingsOfOthers(config, openings);
  const shown = going?.study == null ? {} : { study: { ...going.study, config }, elapsedMs: going.elapsedMs };
  return { ...IDLE, ...shown, openings, openedBefore, phase: "starting" };
}

interface Beginning {
  readonly opened: OpenStudy;
  readonly config: StudyConfig;
  readonly onlyOne: boolean;
  readonly going: RunState | null;
  readonly dropped: () => boolean;
}

function runOf(
  { services, plan, shelf, onProgress }: BeginWorld,
  { store, updates }: Desk,
  { opened, config, onlyOne, going, dropped }: Beginning,
): { readonly run: StudyRun; readonly taken: Taken } {
  const before = going?.study ?? null;
  const follow = followBest(opened.preparedOf, (prepared) => {
    if (!dropped()) store.setState({ prepared });
  });
  const space = compileSpace(config.settings, config.search.inputConstraints);
  // A continued study has its own trials and known trials: the plan's earlier study stays for the next one.
  const taken = before === null ? plan.take(config) : plan.takeQueue(config);
  const options: StudyRunOptions = {
    config,
    space,
    workerCount: (engine) => workerCount(config.search, engine, services.cores),
    onlyOne,
    known: [...(before?.known ?? []), ...taken.known],
    queue: taken.queue,
    ...(going !== null &&
      before !== null && {
        earlier: { trials: before.trials, elapsedMs: going.elapsedMs, openings: going.openings },
      }),
  };
  const run = new StudyRun(opened.ports, options, (patch) => {
    if (patch.study != null) follow(patch.study);
    onProgress(patch);
    if (patch.openings !== undefined) shelf.noteOpening(config);
    updates.add(patch, patch.phase !== undefined);
  });
  return { run, taken };
}
