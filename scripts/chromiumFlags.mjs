/** What Chromium is started with by the journeys, the demo and the benchmarks: containers allow no sandbox. */
export const CHROMIUM_FLAGS = ["--no-sandbox", "--disable-background-networking"];

/** Software WebGPU and WebGL beside them, so that the GPU engines are really run where there is no GPU. Needs full Chromium. */
export const GPU_FLAGS = [
  ...CHROMIUM_FLAGS,
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  "--enable-features=Vulkan",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
];
