import { ACTIVATIONS, type Activation, type LayerShape } from "../../../core/learner/network/modelSpec.ts";
import { matrixOf, nothing, pixelsOf, type Compilation, type CompiledLayer } from "../compilation.ts";
import type { Block } from "../instructions.ts";
import { panelCount } from "../panels.ts";

/** Activations whose derivative is computed from their input; the others need only their output and work in place. */
const NEED_INPUT: ReadonlySet<Activation> = new Set(["gelu", "swish"]);

/**
 * An activation after the layer that wrote `sums`.
 * @param outputs `sums` itself if the activation can work in place
 */
export function activated(
  { emit }: Compilation,
  activation: Activation,
  shape: LayerShape,
  sums: Block,
  outputs: Block,
): CompiledLayer {
  if (activation === "linear") return nothing(sums);
  const kind = ACTIVATIONS.indexOf(activation);
  const vectors = pixelsOf(shape) * panelCount(shape.at(-1)!);
  emit("activation", 16 * vectors, kind, sums, outputs, vectors);
  return {
    outputs,
    backward(gradient) {
      emit("activationGradient", 16 * vectors, kind, gradient, sums, outputs, gradient, vectors);
      return gradient;
    },
  };
}

/** The block for the outputs of an activation that follows a product. */
export function activationBlock(
  compilation: Compilation,
  activation: Activation,
  shape: LayerShape,
  sums: Block,
): Block {
  return NEED_INPUT.has(activation) ? matrixOf(compilation, shape) : sums;
}
