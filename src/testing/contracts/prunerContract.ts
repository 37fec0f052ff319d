import { describe, expect, it } from "vitest";
import { createRng, type Rng } from "../../core/math/rng.ts";
import {
  DEFAULT_PRUNER,
  type PrunableTrial,
  type Pruner,
  type PrunerConfig,
  type PrunerOptions,
} from "../../core/pruner/pruner.ts";
import type { Direction } from "../../core/study/objective.ts";

export const MAX_EPOCHS = 30;
/** Most checks of a trial: each is a request from a trainer to the page. */
const MOST_LOOKS = 12;
const TRAININGS = 5;

/** A trial; without `known` the study has one objective. */
export function prunable(
  number: number,
  curve: readonly number[],
  given: Partial<PrunableTrial> = {},
): PrunableTrial {
  return { number, curve, trainings: [], state: "running", known: [], ...given };
}

/** A curve that falls from 1 + `level` towards `level`. */
export function falling(level: number, epochs = MAX_EPOCHS): readonly number[] {
  return Array.from({ length: epochs }, (_, epoch) => level + 0.8 ** epoch);
}

/**
 * The contract of every pruner (`core/pruner/pruner.ts`), as tests. The best so far is never ended, except by a pruner without
 * comparisons (`threshold`).
 * @param given settings that are not the defaults
 */
export function describePrunerContract(
  create: (options: PrunerOptions) => Pruner,
  given: Partial<PrunerConfig> & Pick<PrunerConfig, "name">,
): void {
  const config = { ...DEFAULT_PRUNER, ...given };
  const absolute = config.name === "threshold";
  const make = (direction: Direction = "minimize", maxSteps = MAX_EPOCHS): Pruner =>
    create({ config, direction, maxSteps, seed: 1 });
  /** The answers to every check of a trial. */
  const answers = (pruner: Pruner, trial: PrunableTrial, others: readonly PrunableTrial[]): boolean[] => [
    ...pruner
      .checkSteps(trial.number)
      .map((epoch) => pruner.afterStep({ ...trial, curve: trial.curve.slice(0, epoch) }, others)),
    ...trial.trainings
      .slice(0, -1)
      .map((_, i) => pruner.afterTraining({ ...trial, trainings: trial.trainings.slice(0, i + 1) }, others)),
  ];

  describe(`${config.name}: pruner contract`, () => {
    it("asks at few epochs, in ascending order, not before the warm-up nor at the end", () => {
      for (const maxSteps of [1, 2, 5, MAX_EPOCHS, 1000]) {
        for (const number of [0, 1, 7]) {
          const epochs = make("minimize", maxSteps).checkSteps(number);
          expect(epochs.length).toBeLessThanOrEqual(MOST_LOOKS);
          expect(epochs).toEqual([...new Set(epochs)].sort((a, b) => a - b));
          for (const epoch of epochs) {
            expect(Number.isInteger(epoch)).toBe(true);
            expect(epoch).toBeGreaterThanOrEqual(config.warmup);
            expect(epoch).toBeLessThan(maxSteps);
          }
        }
      }
    });

    it("gives the same answers to the same questions, also when made anew", () => {
      const rng = createRng(1);
      for (let i = 0; i < 20; i++) {
        const [trial, others] = randomStudy(rng);
        const pruner = make();
        const first = answers(pruner, trial, others);
        answers(pruner, others[0]!, []);
        expect(answers(pruner, trial, others)).toEqual(first);
        expect(answers(make(), trial, others)).toEqual(first);
      }
    });

    it("ends in one direction what it ends in the other with all scores negated", () => {
      const rng = createRng(2);
      const negated = config.threshold === null ? null : -config.threshold;
      const mirrored = create({
        config: { ...config, threshold: negated },
        direction: "maximize",
        maxSteps: MAX_EPOCHS,
        seed: 1,
      });
      for (let i = 0; i < 30; i++) {
        const [trial, others] = randomStudy(rng);
        expect(answers(mirrored, negate(trial), others.map(negate))).toEqual(answers(make(), trial, others));
      }
    });

    it("does not look at the order of the other trials", () => {
      const rng = createRng(3);
      for (let i = 0; i < 20; i++) {
        const [trial, others] = randomStudy(rng);
        expect(answers(make(), trial, others.toReversed())).toEqual(answers(make(), trial, others));
      }
    });

    it("ends no trial while there is none to compare with", () => {
      const trial = prunable(0, falling(0), { trainings: [0, 0, 0] });
      expect(answers(make(), trial, [])).not.toContain(true);
      const failed = [1, 2, 3, 4, 5, 6, 7, 8].map((number) =>
        prunable(number, falling(-5, 6), { state: "failed" }),
      );
      expect(answers(make(), trial, failed)).not.toContain(true);
    });

    it("survives scores that are no numbers, for trials and for all others", () => {
      const blank = (number: number) =>
        prunable(number, new Array<number>(MAX_EPOCHS).fill(Number.NaN), {
          trainings: new Array<number>(TRAININGS).fill(Number.NaN),
          state: "complete",
        });
      const others = Array.from({ length: 9 }, (_, i) => blank(i + 1));
      const trial = { ...blank(0), state: "running" as const };
      const good = prunable(0, falling(0), { trainings: [0, 0, 0] });
      expect(answers(make(), good, others)).not.toContain(true);
      // Equally bad is not worse.
      if (!absolute) expect(answers(make(), trial, others)).not.toContain(true);
    });

    it("lets ties go on", () => {
      const constant = (number: number, state: PrunableTrial["state"]) =>
        prunable(number, new Array<number>(MAX_EPOCHS).fill(0.5), {
          trainings: new Array<number>(TRAININGS).fill(0.5),
          state,
        });
      const others = Array.from({ length: 12 }, (_, i) => constant(i + 1, "complete"));
      expect(answers(make(), constant(0, "running"), others)).not.toContain(true);
    });

    if (absolute) return;

    it("never ends the trial that is best so far", () => {
      const rng = createRng(4);
      for (let i = 0; i < 60; i++) {
        const [, others] = randomStudy(rng);
        const least = (scores: (other: PrunableTrial) => readonly number[], at: number): number =>
          Math.min(
            ...others.map((other) => scores(other)[at] ?? NaN).filter((score) => !Number.isNaN(score)),
          );
        const best = prunable(
          99,
          Array.from({ length: MAX_EPOCHS }, (_, at) => least(({ curve }) => curve, at)),
          {
            trainings: Array.from({ length: TRAININGS }, (_, at) => least(({ trainings }) => trainings, at)),
          },
        );
        expect(answers(make(), best, others)).not.toContain(true);
      }
    });

    it("compares a trial only with those that are no larger", () => {
      const rng = createRng(5);
      for (let i = 0; i < 20; i++) {
        const [trial, others] = randomStudy(rng);
        const small = { ...trial, known: [10, 1] };
        const sized = others.map((other, j) => ({ ...other, known: j % 2 === 0 ? [11, 1] : [10, 2] }));
        expect(answers(make(), small, sized)).not.toContain(true);
        const fitting = others.map((other) => ({ ...other, known: [10, 1] }));
        expect(answers(make(), small, [...fitting, ...sized])).toEqual(answers(make(), small, fitting));
      }
    });
  });
}

/** A trial and fifteen others at all stages, with noisy curves and an occasional NaN. */
export function randomStudy(rng: Rng): [PrunableTrial, readonly PrunableTrial[]] {
  const draw = (number: number, state: PrunableTrial["state"]): PrunableTrial => {
    const level = rng.uniform();
    const score = (value: number) => (rng.uniform() < 0.02 ? Number.NaN : value + 0.05 * rng.normal());
    const whole = state === "complete" || number === 0;
    const epochs = whole ? MAX_EPOCHS : 1 + rng.integer(MAX_EPOCHS - 1);
    const trainings = whole ? TRAININGS : 0;
    return prunable(number, falling(level, epochs).map(score), {
      state,
      trainings: Array.from({ length: trainings }, () => score(level)),
    });
  };
  const states = ["complete", "complete", "pruned", "running", "failed"] as const;
  const others = Array.from({ length: 15 }, (_, i) => draw(i + 1, states[i % states.length]!));
  return [draw(0, "running"), others];
}

function negate(trial: PrunableTrial): PrunableTrial {
  const { curve, trainings } = trial;
  return { ...trial, curve: curve.map((score) => -score), trainings: trainings.map((score) => -score) };
}
