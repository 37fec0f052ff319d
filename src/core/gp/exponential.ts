import { type Acquisition, scoreAll } from "./acquisition.ts";

/** e to the power of an acquisition: if the acquisition is a logarithm, the quantity itself. */
export function exponentialOf(acquisition: Acquisition): Acquisition {
  return {
    score: (point) => Math.exp(acquisition.score(point)),
    scoreMany: (points) => scoreAll(acquisition, points).map(Math.exp),
    scoreWithGradient: (point, gradient) => {
      const value = Math.exp(acquisition.scoreWithGradient(point, gradient));
      for (let i = 0; i < gradient.length; i++) gradient[i] = gradient[i]! * value;
      return value;
    },
  };
}
