/** Which build of the kernels: fused multiply-adds where the processor has them, or the same bits on every machine. */
export type KernelBuild = "strict" | "relaxed";

/** What the compiled kernels export. Addresses are byte offsets into `memory`. */
export interface Kernels {
  readonly memory: WebAssembly.Memory;
  readonly exports: WebAssembly.Exports;
}

/** Compiles a build. Its text is loaded only now: a page that trains on a GPU never needs it. */
export async function compileKernels(build: KernelBuild): Promise<WebAssembly.Module> {
  const { binary } = await (build === "relaxed" ? import("./build/relaxed.ts") : import("./build/strict.ts"));
  return WebAssembly.compile(Uint8Array.from(atob(binary), (character) => character.charCodeAt(0)));
}
