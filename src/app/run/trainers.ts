import { AppError } from "../../core/errors.ts";
import type { TrainerClient } from "../../workers/trainerClient.ts";

/** The trainers of a study, controlled together. */
export interface Trainers {
  /** @throws AppError of the opening; `workerCrashed` if all were stopped meanwhile */
  open(): Promise<TrainerClient>;
  /** An open trainer, or a new one. */
  any(): Promise<TrainerClient>;
  /** Ends one trainer. */
  lose(trainer: TrainerClient): void;
  /** Seconds since the last heartbeat of each busy trainer. */
  silentSeconds(): readonly number[];
  /** Number of trainers being opened. */
  opening(): number;
  pause(): void;
  resume(): void;
  /** Asks all trainers to end their trials, including paused ones. Trainers still being opened end as soon as they are open. */
  stop(): void;
  terminateAll(): void;
  /** As `terminateAll`, including trainers being opened. */
  discard(): void;
}

export function createTrainers(openTrainer: () => Promise<TrainerClient>): Trainers {
  const trainers = new Set<TrainerClient>();
  /** For each trainer being opened: rejects the callers that wait for it. */
  const opening = new Set<(reason: AppError) => void>();
  let paused = false;
  const open = (): Promise<TrainerClient> =>
    new Promise((resolve, reject) => {
      opening.add(reject);
      const opened = (trainer: TrainerClient): void => {
        // Its callers have been rejected.
        if (!opening.delete(reject)) return trainer.terminate();
        trainers.add(trainer);
        if (paused) trainer.pause();
        resolve(trainer);
      };
      openTrainer().then(opened, (thrown: Error) => {
        opening.delete(reject);
        reject(thrown);
      });
    });
  /** Opening may take a minute: after the end of the study no caller waits for it. */
  const abandon = () => {
    for (const reject of opening) reject(new AppError("workerCrashed", { reason: "stopped" }));
    opening.clear();
  };
  const resume = () => {
    paused = false;
    for (const trainer of trainers) trainer.resume();
  };
  const terminateAll = () => {
    for (const trainer of trainers) trainer.terminate();
    trainers.clear();
  };
  return {
    open,
    any: async () => [...trainers][0] ?? (await open()),
    lose(trainer) {
      trainers.delete(trainer);
      trainer.terminate();
    },
    silentSeconds: () => Array.from(trainers, (trainer) => trainer.silentSeconds()),
    opening: () => opening.size,
    pause() {
      paused = true;
      for (const trainer of trainers) trainer.pause();
    },
    resume,
    stop() {
      abandon();
      for (const trainer of trainers) trainer.stop();
      resume();
    },
    terminateAll,
    discard() {
      abandon();
      terminateAll();
    },
  };
}
