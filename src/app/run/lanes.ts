import { toErrorRecord, type ErrorRecord } from "../../core/errors.ts";
import type { Trial } from "../../core/study/trial.ts";
import type { TrainerClient } from "../../workers/trainerClient.ts";
import type { Signal } from "./signal.ts";
import type { Trainers } from "./trainers.ts";

interface Lanes {
  readonly trainers: Trainers;
  /** Fires when idle lanes should check for work. */
  readonly change: Signal;
  /** Whether the search has ended. */
  readonly isOver: () => boolean;
  /** Whether another trial may start now. */
  readonly mayBegin: () => boolean;
  /** Starts and returns the next trial for a lane; null: no work now. */
  readonly next: (lane: number) => Promise<Trial | null>;
  /** Resolves with the trainer for the next trial. */
  readonly train: (trial: Trial, trainer: TrainerClient) => Promise<TrainerClient>;
  /** @param left lanes that have or may still get a worker */
  readonly onLost: (left: number, error: ErrorRecord) => void;
}

/**
 * Runs `count` trainers in parallel; each asks, trains and reports until the search ends. A lane opens its trainer with its first
 * trial; if that fails, the lane ends, as long as there is another.
 * @param first the trainer of lane 0
 */
export async function runLanes(world: Lanes, count: number, first: TrainerClient): Promise<void> {
  const { trainers, change, isOver, mayBegin, next, train } = world;
  let left = count;
  const lane = async (index: number, opened: TrainerClient | null): Promise<void> => {
    let trainer = opened;
    try {
      while (!isOver()) {
        const changed = change.next();
        let trial: Trial | null = null;
        if (mayBegin()) {
          trainer ??= await trainers.open();
          trial = await next(index);
          if (trial !== null) trainer = await train(trial, trainer);
        }
        if (trial === null && !isOver()) await changed;
      }
    } catch (thrown) {
      // At the end of the search, trainers end as well.
      if (isOver()) return;
      left -= 1;
      world.onLost(left, toErrorRecord(thrown));
      change.fire();
    }
  };
  await Promise.all(Array.from({ length: count }, (_, index) => lane(index, index === 0 ? first : null)));
}
