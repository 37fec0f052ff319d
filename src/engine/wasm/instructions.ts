/** The instructions of `assembly/program.ts`, in the order of their codes there; that file also lists the operands of each. */
const OPCODES = [
  "gatherRows",
  "gatherTargets",
  "gatherPictures",
  "padPictures",
  "denseProduct",
  "denseKernelGradient",
  "convolution",
  "convolutionKernelGradient",
  "transposeKernel",
  "columnSums",
  "activation",
  "activationGradient",
  "dropout",
  "batchNorm",
  "batchNormPrediction",
  "batchNormGradient",
  "pool",
  "poolGradient",
  "globalAverage",
  "globalAverageGradient",
  "flatten",
  "unflatten",
  "loss",
  "penalty",
  "clip",
  "sgd",
  "rmsprop",
  "adam",
  "winogradKernel",
  "winogradConvolution",
  "winogradKernelGradient",
] as const;
export type Opcode = (typeof OPCODES)[number];

/** A range of the kernels' memory; its address is known after all blocks are placed. */
export interface Block {
  readonly bytes: number;
  /** Byte offset, a multiple of 16; −1 before it is placed. */
  address: number;
}

/** An integer or an address; `float32` takes one word, `float64` two. */
export type Operand =
  | number
  | Block
  | { readonly within: Block; readonly offset: number }
  | { readonly float32: number }
  | { readonly float64: number };

export interface Instruction {
  readonly opcode: Opcode;
  /** Multiply-adds per row of the batch, or an equivalent amount of work. */
  readonly work: number;
  readonly operands: readonly Operand[];
}

/** Bytes of an encoded instruction. */
export const INSTRUCTION_BYTES = 96;
/** Bytes before its first operand. */
const HEAD_BYTES = 8;

export function createBlock(bytes: number): Block {
  return { bytes: Math.ceil(bytes / 16) * 16, address: -1 };
}

/** Writes a program; all its blocks must be placed. */
export function encodeProgram(program: readonly Instruction[], memory: DataView, address: number): void {
  program.forEach(({ opcode, work, operands }, index) => {
    let at = address + index * INSTRUCTION_BYTES;
    const end = at + INSTRUCTION_BYTES;
    memory.setInt32(at, OPCODES.indexOf(opcode), true);
    memory.setInt32(at + 4, Math.min(Math.ceil(work), 2 ** 31 - 1), true);
    at += HEAD_BYTES;
    for (const operand of operands) at += writeOperand(operand, memory, at);
    if (at > end) throw new Error(`${opcode} has too many operands`);
  });
}

/** Address of operand `index` of an instruction; all earlier operands must have one word. */
export function operandAddress(program: number, instruction: number, index: number): number {
  return program + instruction * INSTRUCTION_BYTES + HEAD_BYTES + 4 * index;
}

/** @returns bytes written */
function writeOperand(operand: Operand, memory: DataView, at: number): number {
  if (typeof operand === "number") memory.setUint32(at, operand, true);
  else if ("float32" in operand) memory.setFloat32(at, operand.float32, true);
  else if ("float64" in operand) {
    memory.setFloat64(at, operand.float64, true);
    return 8;
  } else
    memory.setUint32(
      at,
      "within" in operand ? placeOf(operand.within) + operand.offset : placeOf(operand),
      true,
    );
  return 4;
}

function placeOf({ address }: Block): number {
  if (address < 0) throw new Error("A block has no place");
  return address;
}
