/** Adam's bias corrections folded into the learning rate: lr · √(1 − beta2^t) / (1 − beta1^t) at the t-th update, from 1. */
export function correctedRate(
  { beta1, beta2 }: { readonly beta1: number; readonly beta2: number },
  learningRate: number,
  step: number,
): number {
  return (learningRate * Math.sqrt(1 - beta2 ** step)) / (1 - beta1 ** step);
}
