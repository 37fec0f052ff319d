/** Which build of the kernels: fused multiply-adds where the processor has them, or the same bits on every machine. */
export type KernelBuild = "strict" | "relaxed";

/** What of the compiled kernels the host calls. Addresses are byte offsets into their memory; meanings in `assembly/program.ts`. */
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

/** The kernels on a memory of their own. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  readonly exports: KernelExports;
}

/** Pages of 64 KiB to begin with. */
const FIRST_PAGES = 16;

/** Compiles a build. Its text is loaded only now: a page that trains on a GPU never needs it. */
export async function compileKernels(build: KernelBuild): Promise<WebAssembly.Module> {
  const { binary } = await (build === "relaxed" ? import("./build/relaxed.ts") : import("./build/strict.ts"));
  return WebAssembly.compile(Uint8Array.from(atob(binary), (character) => character.charCodeAt(0)));
}

/** @param shouldPause asked every fraction of a millisecond while a program runs: true gives the host its turn */
export async function openKernels(module: WebAssembly.Module, shouldPause: () => boolean): Promise<Kernels> {
  const memory = new WebAssembly.Memory({ initial: FIRST_PAGES });
  const imports = { env: { memory, shouldPause: () => (shouldPause() ? 1 : 0) } };
  const instance = await WebAssembly.instantiate(module, imports);
  return { memory, exports: instance.exports as unknown as KernelExports };
}
