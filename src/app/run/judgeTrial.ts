import { toErrorRecord } from "../../core/errors.ts";
import type { StudyConfig } from "../../core/study/studyConfig.ts";
import type { Trial } from "../../core/study/trial.ts";
import { judgeWinner, type Judgement } from "./judgeWinner.ts";
import { openStudy } from "./openStudy.ts";
import type { Services } from "../services.ts";
import { createTrainers } from "./trainers.ts";

/** A running evaluation. */
export interface Judging {
  /** Never rejects. */
  readonly done: Promise<Judgement>;
  /** Ends it at once; ignore `done` then. */
  cancel(): void;
}

/** Evaluates a trial of a finished study with a trainer of its own. */
export function judgeTrial(
  services: Services,
  config: StudyConfig,
  datasetId: string,
  trial: Trial,
  onProgress: (share: number) => void,
): Judging {
  let end = () => {};
  let cancelled = false;
  const judge = async (): Promise<Judgement> => {
    try {
      const { ports, close } = await openStudy(services, config, datasetId);
      const trainers = createTrainers(() => ports.openTrainer());
      end = () => {
        trainers.discard();
        close();
      };
      if (cancelled) return {};
      return await judgeWinner(ports, trainers, config, trial, onProgress, () => cancelled);
    } catch (thrown) {
      return { error: toErrorRecord(thrown) };
    } finally {
      end();
    }
  };
  return {
    done: judge(),
    cancel() {
      cancelled = true;
      end();
    },
  };
}
