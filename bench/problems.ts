import { failingBranin, noisyHartmann3 } from "./problems/disturbed.ts";
import { lateLearner, learners } from "./problems/learnerShaped.ts";
import { conditional, mixed } from "./problems/networkShaped.ts";
import type { Problem } from "./problems/problem.ts";
import {
  ackley5,
  branin,
  hartmann3,
  hartmann6,
  levy4,
  michalewicz5,
  rosenbrock4,
  styblinskiTang5,
} from "./problems/testFunctions.ts";
import { loadSurface, SURFACE_NAMES } from "./surfaces/surface.ts";

/** Tuning a network on real data, looked up in what was recorded: `surface-iris` and the like. */
const RECORDED: Readonly<Record<string, Problem>> = Object.fromEntries(
  SURFACE_NAMES.map((name) => {
    const { space, minimum, argmin, value } = loadSurface(name);
    return [`surface-${name}`, { space, minimum, argmin, evaluate: value }];
  }),
);

export const PROBLEMS: Readonly<Record<string, Problem>> = {
  branin,
  hartmann3,
  hartmann6,
  ackley5,
  levy4,
  rosenbrock4,
  styblinskiTang5,
  michalewicz5,
  mixed,
  conditional,
  learners,
  lateLearner,
  noisyHartmann3,
  failingBranin,
  ...RECORDED,
};
