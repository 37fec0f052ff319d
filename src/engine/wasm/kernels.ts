import { openMemory } from "./wasmMemory.ts";

/**
 * Which build of the kernels: "relaxed" with fused multiply-adds if the processor has them, "strict" with the same bits on every
 * machine.
 */
export type KernelBuild = "strict" | "relaxed";

/**
 * The functions of the compiled kernels that the host calls. Addresses are byte offsets into their memory; meanings in
 * `assembly/program.ts`.
 */
export interface KernelExports {
  begin(
    order: number,
    firstRow: number,
    count: number,
    batchSize: number,
    rates: number,
    dropoutSeed: number,
  ): void;
  run(program: number, instructions: number): number;
  passLoss(): number;
  passBatches(): number;
}

/** The kernels with their own memory. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  readonly exports: KernelExports;
}

/** Pages of 64 KiB to begin with. */
const FIRST_PAGES = 16;

/** Compiles a build. Its code is loaded on demand, because a page that trains on a GPU never needs it. */
export async function compileKernels(build: KernelBuild): Promise<WebAssembly.Module> {
  const { binary } = await (build === "relaxed" ? import("./build/relaxed.ts") : import("./build/strict.ts"));
  return WebAssembly.compile(Uint8Array.from(atob(binary), (character) => character.charCodeAt(0)));
}

/**
 * @param shouldPause called every fraction of a millisecond while a program runs: true returns control to the host
 * @throws AppError memoryRefused
 */
export async function openKernels(module: WebAssembly.Module, shouldPause: () => boolean): Promise<Kernels> {
  const memory = openMemory(FIRST_PAGES);
  const imports = { env: { memory, shouldPause: () => (shouldPause() ? 1 : 0) } };
  const instance = await WebAssembly.instantiate(module, imports);
  return { memory, exports: instance.exports as unknown as KernelExports };
}
