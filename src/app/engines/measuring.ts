import { createStore, type StoreApi } from "zustand/vanilla";
import { toErrorRecord, type ErrorRecord } from "../../core/errors.ts";
import { largestPreparation } from "../../core/model/preparationSettings.ts";
import { parameterCount } from "../../core/learner/network/parameterCount.ts";
import type { EngineKind } from "../../engine/network/engine.ts";
import type { EngineFigure } from "../../workers/trainer.protocol.ts";
import { splitSeed } from "../data/division.ts";
import { largestWorkload } from "./largestWorkload.ts";
import { holdPrepared } from "../run/holdPrepared.ts";
import { isBusy, type RunState } from "../run/runState.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import type { Services } from "../services.ts";
import type { SetupState } from "../setup/setupState.ts";

/** All engines, those on the CPU first: most users train on them, and they are the quickest to measure. */
const KINDS = ["wasm", "cpu", "webgpu", "webgl"] as const satisfies readonly EngineKind[];

export interface MeasuringState {
  /** The engine being measured; null: no measurement is running. */
  readonly underWay: EngineKind | null;
  /** Fastest first, then engines that are not available. */
  readonly figures: readonly EngineFigure[];
  /** The measured model; null before the first measurement. */
  readonly model: { readonly parameters: number; readonly batchSize: number } | null;
  /** The setup of the measurement; null before the first. */
  readonly config: StudyConfig | null;
  /** Why measuring failed. */
  readonly error: ErrorRecord | null;
}

export const UNMEASURED: MeasuringState = {
  underWay: null,
  figures: [],
  model: null,
  config: null,
  error: null,
};

/** Whether figures of one setup do not apply to another: other data, another network, or another build of the kernels. */
export function isOutdated(measured: StudyConfig, { data, settings, search }: StudyConfig): boolean {
  const essence = (config: Pick<StudyConfig, "data" | "settings">, reproducible: boolean) =>
    JSON.stringify({ data: config.data, settings: config.settings, reproducible });
  return essence(measured, measured.search.reproducible) !== essence({ data, settings }, search.reproducible);
}

/**
 * Measures all engines on the largest trial of the setup, one after the other, because two at a time would slow each other down.
 * The results are kept for the choice of "auto".
 */
export function createMeasuring(
  services: Services,
  setup: StoreApi<SetupState>,
  run: StoreApi<RunState>,
): { store: StoreApi<MeasuringState>; acts: { measureEngines(): Promise<void>; cancelMeasuring(): void } } {
  const store = createStore<MeasuringState>()(() => UNMEASURED);
  let controller: AbortController | null = null;

  const measureAll = async ({ config, dataset }: SetupState, signal: AbortSignal): Promise<void> => {
    if (dataset.status !== "ready") return;
    const { data, settings, search } = config;
    const seed = splitSeed(search.seed);
    const preparation = largestPreparation(settings);
    const { id } = dataset.summary;
    const letGo = holdPrepared(services.reader, id);
    const outline = await services.reader
      .prepare(id, { config: data, preparation, seed, stage: "search" })
      .finally(letGo);
    const workload = largestWorkload(settings, outline);
    const model = { parameters: parameterCount(workload.model), batchSize: workload.step.batchSize };
    const { reproducible } = search;
    for (const kind of KINDS) {
      if (signal.aborted) return;
      store.setState({ underWay: kind, model, config });
      const figure = await services.measureEngine({ kind, reproducible, workload }, signal);
      if (signal.aborted) return;
      store.setState(({ figures }) => ({ figures: ranked([...figures, figure]) }));
      if (figure.available) {
        const { device, software, stepsPerSecond } = figure;
        services.measurements.keep(workload, [{ kind, device, software, stepsPerSecond }]);
      }
    }
  };

  return {
    store,
    acts: {
      async measureEngines() {
        const state = setup.getState();
        const idle = controller === null && !isBusy(run.getState());
        if (!idle || state.dataset.status !== "ready" || state.problems.length > 0) return;
        const mine = new AbortController();
        controller = mine;
        store.setState({ ...UNMEASURED, underWay: KINDS[0] }, true);
        try {
          await measureAll(state, mine.signal);
        } catch (thrown) {
          if (!mine.signal.aborted) store.setState({ error: toErrorRecord(thrown) });
        } finally {
          if (controller === mine) {
            controller = null;
            store.setState({ underWay: null });
          }
        }
      },
      cancelMeasuring() {
        controller?.abort();
        controller = null;
        store.setState({ underWay: null });
      },
    },
  };
}

function ranked(figures: readonly EngineFigure[]): readonly EngineFigure[] {
  const speed = (figure: EngineFigure) => (figure.available ? figure.stepsPerSecond : 0);
  return figures.toSorted((a, b) => speed(b) - speed(a));
}
