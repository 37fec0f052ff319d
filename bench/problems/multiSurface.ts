import { hypervolume } from "../../src/core/multiObjective/hypervolume.ts";
import { configurations } from "../../src/core/space/spaceSize.ts";
import { loadSurface } from "../surfaces/surface.ts";
import type { MultiProblem } from "./multi.ts";

/** The accuracy of the reference point: networks with at most this accuracy, or of the largest size, add no volume. */
const LEAST_ACCURACY = 0.9;

/**
 * Maximises accuracy and minimises parameters, over the recorded networks of the breast-cancer set. Samplers see the number of parameters; volume is
 * measured with its logarithm, because with the number itself every front covers nearly everything.
 */
export function accuracyAndParameters(): MultiProblem {
  const surface = loadSurface("breast-cancer");
  const evaluate: MultiProblem["evaluate"] = (params) => [
    surface.accuracy(params) ?? 0,
    surface.parameters(params),
  ];
  const volumeOf = ([accuracy, parameters]: readonly number[]) => [accuracy!, Math.log10(parameters!)];
  const all = [...configurations(surface.space)].map((params) => volumeOf(evaluate(params)));
  const reference = [LEAST_ACCURACY, Math.max(...all.map((values) => values[1]!))];
  const losses = (values: readonly number[]) => [-values[0]!, values[1]!];
  return {
    space: surface.space,
    directions: ["maximize", "minimize"],
    reference,
    best: hypervolume(all.map(losses), losses(reference)),
    volumeOf,
    evaluate,
  };
}
