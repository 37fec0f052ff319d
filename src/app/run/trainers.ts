import { AppError } from "../../core/errors.ts";
import type { TrainerClient } from "../../workers/trainerClient.ts";

/** The trainers of a study, all told the same. */
export interface Trainers {
  /** @throws AppError of the opening; `workerCrashed` where all were asked to stop meanwhile */
  open(): Promise<TrainerClient>;
  /** One that is there, or a new one. */
  any(): Promise<TrainerClient>;
  /** Ends one trainer. */
  lose(trainer: TrainerClient): void;
  /** Seconds since each that is at work gave a sign. */
  silentSeconds(): readonly number[];
  /** How many are being opened. */
  opening(): number;
  pause(): void;
  resume(): void;
  /** Asks all to end what they train; those held by a pause hear it, too. Those still being opened end as soon as they are. */
  stop(): void;
  terminateAll(): void;
  /** As `terminateAll`, those that are being opened as well. */
  discard(): void;
}

export function createTrainers(openTrainer: () => Promise<TrainerClient>): Trainers {
  const trainers = new Set<TrainerClient>();
  /** Of each that is being opened: tells who waits for it that it is not to be had. */
  const opening = new Set<(reason: AppError) => void>();
  let paused = false;
  const open = (): Promise<TrainerClient> =>
    new Promise((resolve, reject) => {
      opening.add(reject);
      const opened = (trainer: TrainerClient): void => {
        // Nobody waits for it any more.
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
  /** Opening takes a minute at worst: nobody waits for it after the end. */
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
