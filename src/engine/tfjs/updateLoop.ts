import type { OptimizerSpec } from "../../core/learner/network/trainingSpec.ts";
import { correctedRate } from "../network/correctedRate.ts";

/** One optimizer update, in place, in one pass over the parameters. Rules: see `updateRules`. */
export function updateInPlace(
  update: { readonly optimizer: OptimizerSpec; readonly learningRate: number; readonly step: number },
  gradient: Float32Array,
  params: Float32Array,
  first: Float32Array | undefined,
  second: Float32Array | undefined,
): void {
  const { optimizer, learningRate, step } = update;
  switch (optimizer.kind) {
    case "sgd":
      if (first === undefined) plainDescent(learningRate, gradient, params);
      else momentumDescent(optimizer, learningRate, gradient, params, first);
      return;
    case "rmsprop":
      rmsprop(optimizer, learningRate, gradient, params, first!);
      return;
    case "adam":
      adam(optimizer, 0, learningRate, step, gradient, params, first!, second!);
      return;
    case "adamw":
      adam(optimizer, optimizer.weightDecay, learningRate, step, gradient, params, first!, second!);
      return;
  }
}

function plainDescent(learningRate: number, gradient: Float32Array, params: Float32Array): void {
  for (let i = 0; i < params.length; i++) params[i] = params[i]! - learningRate * gradient[i]!;
}

function momentumDescent(
  { momentum, nesterov }: { readonly momentum: number; readonly nesterov: boolean },
  learningRate: number,
  gradient: Float32Array,
  params: Float32Array,
  velocity: Float32Array,
): void {
  for (let i = 0; i < params.length; i++) {
    const descent = learningRate * gradient[i]!;
    const v = momentum * velocity[i]! - descent;
    velocity[i] = v;
    params[i] = params[i]! + (nesterov ? momentum * v - descent : v);
  }
}

function rmsprop(
  { rho, epsilon }: { readonly rho: number; readonly epsilon: number },
  learningRate: number,
  gradient: Float32Array,
  params: Float32Array,
  meanSquare: Float32Array,
): void {
  for (let i = 0; i < params.length; i++) {
    const g = gradient[i]!;
    const s = rho * meanSquare[i]! + (1 - rho) * g * g;
    meanSquare[i] = s;
    params[i] = params[i]! - (learningRate * g) / Math.sqrt(s + epsilon);
  }
}

function adam(
  constants: { readonly beta1: number; readonly beta2: number; readonly epsilon: number },
  weightDecay: number,
  learningRate: number,
  step: number,
  gradient: Float32Array,
  params: Float32Array,
  mean: Float32Array,
  square: Float32Array,
): void {
  const { beta1, beta2, epsilon } = constants;
  const rate = correctedRate(constants, learningRate, step);
  const kept = 1 - learningRate * weightDecay;
  for (let i = 0; i < params.length; i++) {
    const g = gradient[i]!;
    const m = mean[i]! + (g - mean[i]!) * (1 - beta1);
    const s = square[i]! + (g * g - square[i]!) * (1 - beta2);
    mean[i] = m;
    square[i] = s;
    params[i] = kept * params[i]! - (rate * m) / (Math.sqrt(s) + epsilon);
  }
}
