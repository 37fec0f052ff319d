import { loadSurface, SURFACE_NAMES } from "../surfaces/surface.ts";
import type { Problem } from "./problem.ts";

/** Tuning a network on real data, looked up in what was recorded: `surface-iris` and the like. */
export const RECORDED: Readonly<Record<string, Problem>> = Object.fromEntries(
  SURFACE_NAMES.map((name) => {
    const { space, minimum, argmin, value } = loadSurface(name);
    return [`surface-${name}`, { space, minimum, argmin, evaluate: value }];
  }),
);
