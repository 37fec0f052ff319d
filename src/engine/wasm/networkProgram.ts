import { LOSSES } from "../../core/learner/dataShape.ts";
import { layerShapes } from "../../core/learner/network/layerShapes.ts";
import type { ModelSpec } from "../../core/learner/network/modelSpec.ts";
import type { StepSpec } from "../../core/learner/network/trainingSpec.ts";
import { matrixBlock, type Backward, type Compilation, type ModelBlocks } from "./compilation.ts";
import { compileLayer } from "./compileLayer.ts";
import { createBlock, type Block, type Instruction, type Opcode, type Operand } from "./instructions.ts";
import { LANES, panelCount, type WeightPlaces } from "./panels.ts";
import { updateInstructions } from "./updateProgram.ts";

/** A network as instructions. The first one reads the rows of the dataset: its operands 0 and 1 are set for each pass. */
export interface NetworkProgram {
  readonly instructions: readonly Instruction[];
  /** In panels, rows × `width`. */
  readonly outputs: Block;
  /** Width of the last layer, a vector. */
  readonly width: number;
  /** Bytes from one row of the dataset to the next. */
  readonly rowBytes: number;
}

/**
 * The network on batches of up to `rows` rows.
 * @param step given: a complete training step; null: the forward pass of a prediction
 */
export function networkProgram(
  model: ModelSpec,
  places: WeightPlaces,
  blocks: ModelBlocks,
  rows: number,
  step: StepSpec | null,
): NetworkProgram {
  const instructions: Instruction[] = [];
  const emit = (opcode: Opcode, work: number, ...operands: Operand[]): void => {
    instructions.push({ opcode, work, operands });
  };
  const shapes = layerShapes(model);
  const compilation: Compilation = { model, shapes, places, blocks, training: step !== null, rows, emit };
  const rowBytes = 4 * LANES * panelCount(model.inputShape.reduce((size, dimension) => size * dimension, 1));
  let values = createBlock(0);
  const backwards: Backward[] = [];
  model.layers.forEach((_, layer) => {
    const compiled = compileLayer(compilation, layer, values, rowBytes);
    values = compiled.outputs;
    backwards.push(compiled.backward);
  });
  const width = shapes.at(-1)![0];
  if (step !== null) {
    const targets = createBlock(4 * rows);
    const gradient = matrixBlock(rows, 1, width);
    emit("gatherTargets", 1, 0, targets);
    const loss = LOSSES.indexOf(model.loss);
    emit("loss", 16 * width, loss, values, width, targets, blocks.classWeights ?? 0, gradient);
    // Layers before the first one with weights need no gradient.
    const first = Math.min(...places.places.map(({ layer }) => layer));
    let back = gradient;
    for (let layer = backwards.length - 1; layer >= first; layer--)
      back = backwards[layer]!(back, layer > first);
    for (const update of updateInstructions(model, places, blocks, step)) instructions.push(update);
  }
  return { instructions, outputs: values, width, rowBytes };
}
