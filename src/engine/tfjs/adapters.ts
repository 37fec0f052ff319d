import type { EngineInfo, EngineKind, Unavailability } from "../network/engine.ts";

/** Names that browsers give to emulators: SwiftShader, Mesa's llvmpipe and lavapipe, Windows' WARP. */
const SOFTWARE_DEVICE = /swiftshader|llvmpipe|lavapipe|softpipe|basic render|warp|software/i;

/** The supported backends of TensorFlow.js. */
export type TfjsKind = Exclude<EngineKind, "wasm">;

export interface TfjsInfo extends EngineInfo {
  readonly kind: TfjsKind;
}

/** What a browser offers for one kind. */
export type Probe =
  | { readonly kind: TfjsKind; readonly available: true; readonly info: TfjsInfo }
  | { readonly kind: TfjsKind; readonly available: false; readonly reason: Unavailability };

/** Checks whether an engine could be opened here, without opening it. */
export async function probe(kind: TfjsKind): Promise<Probe> {
  switch (kind) {
    case "cpu":
      return { kind, available: true, info: { kind, device: "", software: false } };
    case "webgl":
      return probeWebgl();
    case "webgpu":
      return probeWebgpu();
  }
}

async function probeWebgpu(): Promise<Probe> {
  const kind = "webgpu";
  // Absent outside browsers and in insecure contexts, contrary to the types.
  const gpu = (globalThis.navigator as { readonly gpu?: GPU } | undefined)?.gpu;
  if (gpu === undefined) return { kind, available: false, reason: "noWebgpu" };
  // What a browser throws here says no more than that it gives none.
  const adapter = await gpu.requestAdapter({ powerPreference: "high-performance" }).catch(() => null);
  if (adapter === null) return { kind, available: false, reason: "noAdapter" };
  const { vendor, architecture, device, description, isFallbackAdapter } = adapter.info;
  const name = description || [vendor, architecture, device].filter((part) => part !== "").join(" ");
  const software = isFallbackAdapter || SOFTWARE_DEVICE.test(`${architecture} ${name}`);
  return { kind, available: true, info: { kind, device: name, software } };
}

function probeWebgl(): Probe {
  const kind = "webgl";
  if (typeof OffscreenCanvas === "undefined") {
    return { kind, available: false, reason: "noWebglInWorkers" };
  }
  const gl = new OffscreenCanvas(1, 1).getContext("webgl2");
  if (gl === null) return { kind, available: false, reason: "noWebgl2" };
  const named = gl.getExtension("WEBGL_debug_renderer_info");
  const device = String(gl.getParameter(named === null ? gl.RENDERER : named.UNMASKED_RENDERER_WEBGL) ?? "");
  // A page has about sixteen contexts: give this one back.
  gl.getExtension("WEBGL_lose_context")?.loseContext();
  return { kind, available: true, info: { kind, device, software: SOFTWARE_DEVICE.test(device) } };
}
