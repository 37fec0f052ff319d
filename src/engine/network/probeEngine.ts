import type { EngineKind } from "./engine.ts";
import { probe, type Probe } from "../tfjs/adapters.ts";
import { probeWasm, type WasmProbe } from "../wasm/simdSupport.ts";

/** What this device offers for one kind of engine. */
export type EngineProbe = Probe | WasmProbe;

/**
 * Checks whether an engine could be opened here, without opening it.
 * @param reproducible see `EngineRequest`
 */
export function probeEngine(kind: EngineKind, reproducible: boolean): Promise<EngineProbe> {
  return kind === "wasm" ? Promise.resolve(probeWasm(reproducible)) : probe(kind);
}
