import { type Acquisition, exponentialOf } from "../../gp/acquisition.ts";
import { confidenceWidth, createConfidenceBound } from "../../gp/confidenceBound.ts";
import { withFeasibility } from "../../gp/feasibility.ts";
import { chooseByHedge, type Hedged } from "../../gp/hedge.ts";
import { createLogImprovement } from "../../gp/improvement.ts";
import type { Region } from "../../gp/maximise.ts";
import { type Conditioning, createThompson } from "../../gp/thompson.ts";
import type { Rng } from "../../math/rng.ts";
import type { FollowedAcquisition } from "../../study/trial.ts";
import type { AcquisitionName } from "../sampler.ts";
import { candidatePoints } from "./candidates.ts";
import type { Limits } from "./limits.ts";
import type { Observations } from "./observedTrials.ts";
import type { Surrogate, WeightedMode } from "./surrogate.ts";

/**
 * The probability of improvement counts only improvements of at least this, in standardised units: any improvement at all is always
 * most probable right beside the best point.
 */
const LEAST_IMPROVEMENT = 0.01;
/** A function is drawn at every fifth candidate, including those around the best trials: about 130 points. */
const DRAWN_EVERY = 5;

/** The inputs of an acquisition. */
export interface Outlook {
  readonly region: Region;
  readonly observations: Observations;
  readonly surrogate: Surrogate;
  readonly limits: Limits;
  /** Trials whose neighbourhoods are searched. */
  readonly centres: readonly Float64Array[];
}

export interface ChosenAcquisition {
  readonly acquisition: Acquisition;
  readonly followed: FollowedAcquisition;
}

/**
 * The acquisition of a name, times the probability that limits are met and the trial does not fail; for `ucb` and `thompson`, which
 * may be negative, plus the logarithm of that probability. While no trial meets the limits on outcomes, only that probability.
 */
export function chooseAcquisition(name: AcquisitionName, outlook: Outlook, rng: Rng): ChosenAcquisition {
  const { region, observations, limits } = outlook;
  const d = region.transform.dimensions.length;
  const all = limits.failure === null ? limits.outcomes : [...limits.outcomes, limits.failure];
  if (observations.solutions.length === 0 && limits.outcomes.length > 0) {
    return { acquisition: withFeasibility(null, all, d), followed: "limits" };
  }
  const limited = (acquisition: Acquisition) =>
    all.length === 0 ? acquisition : withFeasibility(acquisition, all, d);
  if (name === "ei") {
    return { acquisition: exponentialOf(limited(objectivePart("logEi", outlook, rng))), followed: name };
  }
  const followed = name === "hedge" ? hedged(outlook, rng) : name;
  return { acquisition: limited(objectivePart(followed, outlook, rng)), followed };
}

function hedged(outlook: Outlook, rng: Rng): Hedged {
  const d = outlook.region.transform.dimensions.length;
  return chooseByHedge(conditioning(outlook, rng), confidenceWidth(d, outlook.observations.y.length), rng);
}

function objectivePart(
  name: Exclude<AcquisitionName, "ei" | "hedge">,
  outlook: Outlook,
  rng: Rng,
): Acquisition {
  const { region, observations, surrogate, centres } = outlook;
  const { beliefs } = surrogate;
  const { dimensions } = region.transform;
  const d = dimensions.length;
  const kappa = confidenceWidth(d, observations.y.length);
  switch (name) {
    case "logEi":
      return createLogImprovement("expected", beliefs, d);
    case "pi": {
      const demanding = beliefs.map((belief) => ({
        ...belief,
        best: belief.best.map((best) => best - LEAST_IMPROVEMENT),
      }));
      return createLogImprovement("probability", demanding, d);
    }
    case "ucb":
      return createConfidenceBound(surrogate.modes, kappa, d);
    case "thompson": {
      const places = candidatePoints(region, centres, rng).filter((_, i) => i % DRAWN_EVERY === 0);
      return createThompson(
        conditioning(outlook, rng),
        places.map((latent) => region.transform.canonical(latent)),
        rng,
      );
    }
  }
}

/** One mode of the hyper-parameters, drawn by its weight. */
function conditioning({ region, observations, surrogate }: Outlook, rng: Rng): Conditioning {
  const { hyper } = drawMode(surrogate.modes, rng);
  const { points, y, noise } = observations;
  return { dimensions: region.transform.dimensions, points, y, knownNoise: noise, hyper };
}

function drawMode(modes: readonly WeightedMode[], rng: Rng): WeightedMode {
  let left = rng.uniform();
  return modes.find(({ weight }) => (left -= weight) < 0) ?? modes[0]!;
}
