import { failingBranin, noisyHartmann3 } from "./problems/disturbed.ts";
import { conditional, mixed } from "./problems/networkShaped.ts";
import type { Problem } from "./problems/problem.ts";
import { RECORDED } from "./problems/recorded.ts";
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
  noisyHartmann3,
  failingBranin,
  ...RECORDED,
};
