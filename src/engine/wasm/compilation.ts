import type { LayerShape, ModelSpec } from "../../core/learner/network/modelSpec.ts";
import { createBlock, type Block, type Opcode, type Operand } from "./instructions.ts";
import { LANES, panelCount, type WeightPlace, type WeightPlaces } from "./panels.ts";

/** Memory of a model that persists between steps. All blocks have addresses before a program is encoded. */
export interface ModelBlocks {
  readonly weights: Block;
  readonly gradient: Block;
  /** Velocity, mean square or first moment; null if the optimizer has no memory. */
  readonly first: Block | null;
  readonly second: Block | null;
  readonly moving: Block;
  /** Zeros, as wide as the widest matrix: the bias of products that have none. */
  readonly zeros: Block;
  readonly classWeights: Block | null;
}

/** The context to which a layer's compilation adds. */
export interface Compilation {
  readonly model: ModelSpec;
  readonly shapes: readonly LayerShape[];
  readonly places: WeightPlaces;
  readonly blocks: ModelBlocks;
  /** false: as in prediction (no dropout, moving statistics). */
  readonly training: boolean;
  readonly rows: number;
  emit(opcode: Opcode, work: number, ...operands: Operand[]): void;
}

/** Compiles the backward pass of a layer: from the gradient by its output to that by its input. */
export type Backward = (gradient: Block, needsInput: boolean) => Block;

/** A layer in the program: its outputs and its backward pass. */
export interface CompiledLayer {
  readonly outputs: Block;
  readonly backward: Backward;
}

/** A block for a matrix of rows × pixels rows. */
export function matrixBlock(rows: number, pixels: number, width: number): Block {
  return createBlock(rows * pixels * panelCount(width) * LANES * 4);
}

/** A block for the values at some point of the network. */
export function matrixOf({ rows }: Compilation, shape: LayerShape): Block {
  return matrixBlock(rows, pixelsOf(shape), shape.at(-1)!);
}

/** Pixels of a row: 1 for a vector. */
export function pixelsOf(shape: LayerShape): number {
  return shape.length === 3 ? shape[0] * shape[1] : 1;
}

/** A layer's weights of these roles, within the given block. */
export function weightOperands(
  { places }: Compilation,
  layer: number,
  within: Block,
): (role: WeightPlace["role"]) => Operand {
  return (role) => {
    const place = places.places.find((weight) => weight.layer === layer && weight.role === role)!;
    return { within, offset: 4 * place.from };
  };
}

/** A layer without instructions. */
export function nothing(values: Block): CompiledLayer {
  return { outputs: values, backward: (gradient) => gradient };
}
