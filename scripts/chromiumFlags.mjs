/** The popups of the address bar are pages with a process of their own for each window: a fifth of a short journey's work. */
const ADDRESS_BAR = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup"];

/** Chromium heeds the last list of a command line alone: what Playwright switches off (`chromiumSwitches.ts`) is said again. */
const OF_PLAYWRIGHT = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "TcpPortRandomizationWin",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];

/** What Chromium is started with by the journeys, the demo and the benchmarks: containers allow no sandbox. */
export const CHROMIUM_FLAGS = [
  "--no-sandbox",
  "--disable-background-networking",
  `--disable-features=${[...OF_PLAYWRIGHT, ...ADDRESS_BAR].join(",")}`,
];

/** Software WebGPU and WebGL beside them, so that the GPU engines can be tested without a GPU. Needs full Chromium. */
export const GPU_FLAGS = [
  ...CHROMIUM_FLAGS,
  "--enable-unsafe-webgpu",
  "--use-webgpu-adapter=swiftshader",
  "--enable-features=Vulkan",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--ignore-gpu-blocklist",
];
