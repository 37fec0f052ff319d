import { setFlagsFromString } from "node:v8";
import { compileKernels, type KernelBuild } from "../engine/wasm/kernels.ts";
import { panelCount } from "../engine/wasm/panels.ts";
import { relaxedSimdAvailable } from "../engine/wasm/simdSupport.ts";

/** Both builds, because the contract of a kernel holds for both. */
export const KERNEL_BUILDS: readonly KernelBuild[] = ["strict", "relaxed"];

export type KernelFunction = (...parameters: number[]) => number;

/** A fresh instance of the kernels on 16 MiB of its own. `Name`: the exports that a test calls. */
export interface TestKernels<Name extends string> {
  readonly exports: Readonly<Record<Name, KernelFunction>>;
  readonly memory: WebAssembly.Memory;
  /** The whole memory: the float at byte address a is `floats[a / 4]`. */
  readonly floats: Float32Array;
  /** Byte address, a multiple of 16, of fresh memory for `count` floats; filled with NaN, so that missing writes are visible. */
  readonly allocate: (count: number) => number;
  /** Frees all that was allocated. */
  readonly reset: () => void;
  /** Allocates and writes a flat vector; up to the next multiple of four floats it is padded with zeros. */
  readonly write: (values: ArrayLike<number>) => number;
  readonly read: (address: number, count: number) => Float32Array;
  /** Allocates panels for a row-major rows × width matrix and writes it; lanes beyond the width hold `beyond`. */
  readonly writePanels: (values: ArrayLike<number>, rows: number, width: number, beyond?: number) => number;
  /** Reads a row-major rows × width matrix from panels at `address`. */
  readonly readPanels: (address: number, rows: number, width: number) => Float32Array;
  /** The lanes of the last panel beyond the width, row by row; empty if the width is a multiple of four. */
  readonly readBeyond: (address: number, rows: number, width: number) => Float32Array;
}

/** Node.js 20 needs a flag for relaxed SIMD. Call this before anything is compiled. */
export function enableRelaxedSimd(): void {
  if (!relaxedSimdAvailable()) setFlagsFromString("--experimental-wasm-relaxed-simd");
}

export async function openTestKernels<Name extends string>(build: KernelBuild): Promise<TestKernels<Name>> {
  enableRelaxedSimd();
  const memory = new WebAssembly.Memory({ initial: PAGES });
  const { exports } = await WebAssembly.instantiate(await compileKernels(build), {
    env: { memory, shouldPause: () => 0 },
  });
  const floats = new Float32Array(memory.buffer);
  let free = FIRST_FREE;
  const allocate = (count: number): number => {
    const address = free;
    free += panelCount(count) * 16;
    if (free > memory.buffer.byteLength) throw new RangeError(`${free} bytes do not fit.`);
    floats.fill(NaN, address / 4, free / 4);
    return address;
  };
  return {
    exports: exports as Record<Name, KernelFunction>,
    memory,
    floats,
    allocate,
    reset: () => {
      free = FIRST_FREE;
    },
    write: (values) => {
      const address = allocate(values.length);
      floats.fill(0, address / 4, free / 4);
      floats.set(values, address / 4);
      return address;
    },
    read: (address, count) => floats.slice(address / 4, address / 4 + count),
    writePanels: (values, rows, width, beyond = 0) => {
      const address = allocate(panelCount(width) * rows * 4);
      floats.fill(beyond, address / 4, free / 4);
      for (let row = 0; row < rows; row++) {
        for (let column = 0; column < width; column++) {
          floats[address / 4 + panelIndex(row, column, rows)] = values[row * width + column]!;
        }
      }
      return address;
    },
    readPanels: (address, rows, width) => readColumns(floats, address, rows, 0, width),
    readBeyond: (address, rows, width) => readColumns(floats, address, rows, width, panelCount(width) * 4),
  };
}

const PAGES = 256;
/** After any constants that the compiler places at the start of the memory. */
const FIRST_FREE = 65_536;

/** Columns `from` up to `to` of the panels at `address`, row-major. */
function readColumns(
  floats: Float32Array,
  address: number,
  rows: number,
  from: number,
  to: number,
): Float32Array {
  const columns = to - from;
  return Float32Array.from(
    { length: rows * columns },
    (_, i) => floats[address / 4 + panelIndex(Math.floor(i / columns), from + (i % columns), rows)]!,
  );
}

/** Index of element (row, column) in panels, in floats. */
function panelIndex(row: number, column: number, rows: number): number {
  return ((column >> 2) * rows + row) * 4 + (column & 3);
}
