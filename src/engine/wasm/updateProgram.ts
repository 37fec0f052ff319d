import type { ModelSpec } from "../../core/learner/network/modelSpec.ts";
import type { StepSpec } from "../../core/learner/network/trainingSpec.ts";
import type { ModelBlocks } from "./compilation.ts";
import type { Instruction } from "./instructions.ts";
import { LANES, panelCount, type WeightPlaces } from "./panels.ts";

/** The instructions after the backward pass: penalties, clipping, and one update of all weights. */
export function updateInstructions(
  model: ModelSpec,
  { places, trainable }: WeightPlaces,
  blocks: ModelBlocks,
  { optimizer, clipNorm, batchSize }: StepSpec,
): readonly Instruction[] {
  const { weights, gradient } = blocks;
  const program: Instruction[] = [];
  for (const place of places) {
    const layer = model.layers[place.layer]!;
    if (place.role !== "kernel" || !("l1" in layer) || (layer.l1 === 0 && layer.l2 === 0)) continue;
    const count = panelCount(place.width) * LANES * place.rows;
    const offset = 4 * place.from;
    const kernels = [
      { within: weights, offset },
      { within: gradient, offset },
    ];
    const operands = [...kernels, count, { float32: layer.l1 }, { float32: layer.l2 }];
    program.push({ opcode: "penalty", work: count / batchSize, operands });
  }
  if (clipNorm !== null) {
    program.push({
      opcode: "clip",
      work: trainable / batchSize,
      operands: [gradient, trainable, { float32: clipNorm }],
    });
  }
  program.push({ ...updateInstruction(blocks, trainable, optimizer), work: (4 * trainable) / batchSize });
  return program;
}

function updateInstruction(
  { weights, gradient, first, second }: ModelBlocks,
  count: number,
  optimizer: StepSpec["optimizer"],
): Omit<Instruction, "work"> {
  switch (optimizer.kind) {
    case "sgd": {
      const { momentum, nesterov } = optimizer;
      const operands = [weights, gradient, first ?? 0, count, { float32: momentum }, nesterov ? 1 : 0];
      return { opcode: "sgd", operands };
    }
    case "rmsprop": {
      const constants = [{ float64: optimizer.rho }, { float32: optimizer.epsilon }];
      return { opcode: "rmsprop", operands: [weights, gradient, first!, count, ...constants] };
    }
    case "adam":
    case "adamw": {
      const { beta1, beta2, epsilon } = optimizer;
      const constants = [{ float64: beta1 }, { float64: beta2 }, { float32: epsilon }];
      return { opcode: "adam", operands: [weights, gradient, first!, second!, count, ...constants] };
    }
  }
}
