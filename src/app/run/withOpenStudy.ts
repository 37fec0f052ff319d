import { AppError } from "../../core/errors.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import type { Services } from "../services.ts";
import { openStudy } from "./openStudy.ts";
import type { StudyPorts } from "./studyPorts.ts";
import { createTrainers, type Trainers } from "./trainers.ts";

/** What a finished study needs to train again. */
export interface ReopenedStudy {
  readonly ports: StudyPorts;
  readonly trainers: Trainers;
  /** Whether the result is no longer needed. */
  readonly isOver: () => boolean;
}

/** Running work. */
export interface CancellableWork<T> {
  /** Rejects with an `AppError` if the study cannot be opened, or as the work does. */
  readonly done: Promise<T>;
  /** Ends it at once; ignore `done` then. */
  cancel(): void;
}

/** Opens a finished study again, with trainers of its own, and closes it after the work. */
export function withOpenStudy<T>(
  services: Services,
  config: StudyConfig,
  datasetId: string,
  work: (study: ReopenedStudy) => Promise<T>,
): CancellableWork<T> {
  let end = () => {};
  let cancelled = false;
  const run = async (): Promise<T> => {
    try {
      const { ports, close } = await openStudy(services, config, datasetId, false);
      const trainers = createTrainers(() => ports.openTrainer());
      end = () => {
        trainers.discard();
        close();
      };
      if (cancelled) throw new AppError("workerCrashed", { reason: "stopped" });
      return await work({ ports, trainers, isOver: () => cancelled });
    } finally {
      end();
    }
  };
  return {
    done: run(),
    cancel() {
      cancelled = true;
      end();
    },
  };
}
