import { createBlock, encodeProgram, type Instruction } from "../../src/engine/wasm/instructions.ts";
import {
  compileKernels,
  openKernels,
  type KernelBuild,
  type Kernels,
} from "../../src/engine/wasm/kernels.ts";
import { panelCount } from "../../src/engine/wasm/panels.ts";

export type KernelFacts = {
  readonly binaryBytes: number;
  /** Time from the text to a compiled module, in a realm that has not compiled it before. */
  readonly compileMs: number;
  /** Peak speed of the matrix product, 10⁹ operations per second. */
  readonly gflops: number;
};

/** Rows, depth and width of the measured products: all fit into the second-level cache, the first ones into the first-level cache. */
const SHAPES = [
  [32, 32, 64],
  [64, 64, 64],
  [64, 128, 64],
  [64, 256, 256],
] as const;
const TIMING_MS = 20;
const TIMINGS = 12;
/** The kernels' address 0 means "none". */
const FIRST_ADDRESS = 1024;

export async function kernelFacts(build: KernelBuild): Promise<KernelFacts> {
  const { binary } = await (build === "relaxed"
    ? import("../../src/engine/wasm/build/relaxed.ts")
    : import("../../src/engine/wasm/build/strict.ts"));
  const start = performance.now();
  const module = await compileKernels(build);
  const compileMs = performance.now() - start;
  const kernels = await openKernels(module, () => false);
  const gflops = Math.max(...SHAPES.map((shape) => productGflops(kernels, shape)));
  return { binaryBytes: atob(binary).length, compileMs, gflops };
}

/** The fastest of several timings of one product, which a single call repeats on the same operands. */
function productGflops({ memory, exports }: Kernels, shape: (typeof SHAPES)[number]): number {
  const [rows, depth, width] = shape;
  const bytes = (height: number, columns: number) => 16 * height * panelCount(columns);
  const [x, kernel, y] = [bytes(rows, depth), bytes(depth, width), bytes(rows, width)].map(createBlock);
  const bias = createBlock(bytes(1, width));
  const program = createBlock(1024);
  const blocks = [x!, kernel!, bias, y!, program];
  blocks.reduce((address, block) => {
    block.address = address;
    return address + block.bytes;
  }, FIRST_ADDRESS);
  new Float32Array(memory.buffer, FIRST_ADDRESS, (program.address - FIRST_ADDRESS) / 4).fill(0.5);
  const product: Instruction = {
    opcode: "denseProduct",
    work: depth * width,
    operands: [x!, kernel!, bias, y!, depth, 0, panelCount(width)],
  };
  encodeProgram([product], new DataView(memory.buffer), program.address);
  const operations = 2 * rows * depth * width;
  const msOf = (times: number): number => {
    const start = performance.now();
    exports.begin(0, 0, rows * times, rows, 0, 0);
    exports.run(program.address, 1);
    return performance.now() - start;
  };
  let times = 1;
  while (msOf(times) < TIMING_MS) times *= 2;
  const best = Math.min(...Array.from({ length: TIMINGS }, () => msOf(times)));
  return (operations * times) / (best * 1e6);
}
