import type { EngineInfo, Unavailability } from "../network/engine.ts";
import type { KernelBuild } from "./kernels.ts";

/** The build of our kernels that this environment supports (`device`), or why none. */
export type WasmProbe =
  | { readonly kind: "wasm"; readonly available: true; readonly info: WasmInfo }
  | { readonly kind: "wasm"; readonly available: false; readonly reason: Unavailability };

export interface WasmInfo extends EngineInfo {
  readonly kind: "wasm";
  readonly device: KernelBuild;
}

/** A module of one function that returns i8x16.popcnt(i8x16.splat(0)). */
const SIMD = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 10, 1, 8, 0, 65, 0, 253, 15, 253, 98,
  11,
];

/** Like `SIMD`, with i8x16.relaxed_swizzle: all relaxed instructions come from one proposal. */
const RELAXED_SIMD = [
  0, 97, 115, 109, 1, 0, 0, 0, 1, 5, 1, 96, 0, 1, 123, 3, 2, 1, 0, 10, 15, 1, 13, 0, 65, 1, 253, 15, 65, 2,
  253, 15, 253, 128, 2, 11,
];

function simdAvailable(): boolean {
  return validates(SIMD);
}

export function relaxedSimdAvailable(): boolean {
  return validates(RELAXED_SIMD);
}

/**
 * The build that would be used here: relaxed if there is relaxed SIMD.
 * @param reproducible always the strict build, with the same bits on every machine
 */
export function probeWasm(reproducible: boolean): WasmProbe {
  if (!simdAvailable()) {
    return { kind: "wasm", available: false, reason: "noSimd" };
  }
  const device: KernelBuild = !reproducible && relaxedSimdAvailable() ? "relaxed" : "strict";
  return { kind: "wasm", available: true, info: { kind: "wasm", device, software: false } };
}

function validates(module: readonly number[]): boolean {
  return typeof WebAssembly !== "undefined" && WebAssembly.validate(Uint8Array.from(module));
}
