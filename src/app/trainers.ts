import type { TrainerClient } from "../workers/trainerClient.ts";

/** The trainers of a study, all told the same. */
export interface Trainers {
  open(): Promise<TrainerClient>;
  /** One that is there, or a new one. */
  any(): Promise<TrainerClient>;
  /** Ends one trainer. */
  lose(trainer: TrainerClient): void;
  pause(): void;
  resume(): void;
  /** Asks all to end what they train; those held by a pause hear it, too. */
  stop(): void;
  terminateAll(): void;
  /** As `terminateAll`; trainers that are still being opened end as soon as they are. */
  discard(): void;
}

export function createTrainers(openTrainer: () => Promise<TrainerClient>): Trainers {
  const trainers = new Set<TrainerClient>();
  let paused = false;
  let discarded = false;
  const open = async (): Promise<TrainerClient> => {
    const trainer = await openTrainer();
    if (discarded) trainer.terminate();
    else trainers.add(trainer);
    if (paused) trainer.pause();
    return trainer;
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
    pause() {
      paused = true;
      for (const trainer of trainers) trainer.pause();
    },
    resume,
    stop() {
      for (const trainer of trainers) trainer.stop();
      resume();
    },
    terminateAll,
    discard() {
      discarded = true;
      terminateAll();
    },
  };
}
