import type { Activation } from "../../core/model/modelSpec.ts";

/**
 * Activations in the order of their codes in the kernels: an activation's code is its index here. Must agree with the constants at
 * the head of `assembly/activation.ts`; `activation.test.ts` holds each of them to its definition. The codes of the losses are the
 * order of `LOSSES` itself.
 */
export const KERNEL_ACTIVATIONS = [
  "linear",
  "relu",
  "leakyRelu",
  "elu",
  "selu",
  "gelu",
  "swish",
  "tanh",
  "sigmoid",
] as const satisfies readonly Activation[];
