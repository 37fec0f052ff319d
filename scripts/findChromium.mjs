import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { delimiter, join } from "node:path";
import { Problem } from "./project.mjs";

/** Names on the PATH, the most likely to work first (Ubuntu's chromium-browser may be a stub that asks for snap). */
const NAMES = [
  "chromium",
  "google-chrome-stable",
  "google-chrome",
  "chrome",
  "chromium-browser",
  "microsoft-edge",
];

const MAC_APPS = [
  "Google Chrome.app/Contents/MacOS/Google Chrome",
  "Chromium.app/Contents/MacOS/Chromium",
  "Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
];

const WINDOWS_PROGRAMS = [
  "Google\\Chrome\\Application\\chrome.exe",
  "Chromium\\Application\\chrome.exe",
  "Microsoft\\Edge\\Application\\msedge.exe",
];

/** Where Playwright puts the full Chromium inside its own folder, by system and version of Playwright. */
const PLAYWRIGHT_PROGRAMS = [
  "chrome-linux64/chrome",
  "chrome-linux/chrome",
  "chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
  "chrome-mac-x64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing",
  "chrome-mac/Chromium.app/Contents/MacOS/Chromium",
  "chrome-win64/chrome.exe",
  "chrome-win/chrome.exe",
];

/**
 * The path of a Chromium, Chrome or Edge on this machine, or null. `CHROMIUM_PATH` comes first, then the usual places, then
 * what Playwright has downloaded.
 * @param {Machine} [machine] the machine to look at; this one by default
 * @returns {string | null}
 *
 * @typedef {object} Machine
 * @property {NodeJS.Platform} platform
 * @property {Record<string, string | undefined>} env
 * @property {string} home
 * @property {(path: string) => boolean} exists
 * @property {(folder: string) => readonly string[]} list names in a folder; empty when there is no such folder
 */
export function findChromium(machine = thisMachine()) {
  const chosen = machine.env.CHROMIUM_PATH;
  if (chosen !== undefined && chosen !== "") {
    if (machine.exists(chosen)) return chosen;
    throw new Problem(`CHROMIUM_PATH is ${chosen}, but there is no such file: correct it or unset it.`);
  }
  return [...usualPlaces(machine), ...playwrightPlaces(machine)].find((path) => machine.exists(path)) ?? null;
}

/** @returns {Machine} */
function thisMachine() {
  return {
    platform: process.platform,
    env: process.env,
    home: homedir(),
    exists: existsSync,
    list: (folder) => (existsSync(folder) ? readdirSync(folder) : []),
  };
}

/** @param {Machine} machine */
function usualPlaces({ platform, env, home }) {
  if (platform === "darwin") {
    return ["/Applications", join(home, "Applications")].flatMap((folder) =>
      MAC_APPS.map((app) => join(folder, app)),
    );
  }
  if (platform === "win32") {
    return [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA]
      .filter((folder) => folder !== undefined)
      .flatMap((folder) => WINDOWS_PROGRAMS.map((program) => `${folder}\\${program}`));
  }
  const folders = [...(env.PATH ?? "").split(delimiter), "/usr/bin", "/usr/local/bin", "/snap/bin"];
  return NAMES.flatMap((name) =>
    folders.filter((folder) => folder !== "").map((folder) => join(folder, name)),
  );
}

/** @param {Machine} machine */
function playwrightPlaces({ platform, env, home, list }) {
  const folder = env.PLAYWRIGHT_BROWSERS_PATH || playwrightFolder(platform, env, home);
  return list(folder)
    .filter((name) => /^chromium-\d+$/.test(name))
    .toSorted((a, b) => Number(b.slice("chromium-".length)) - Number(a.slice("chromium-".length)))
    .flatMap((name) => PLAYWRIGHT_PROGRAMS.map((program) => join(folder, name, program)));
}

/**
 * @param {NodeJS.Platform} platform
 * @param {Record<string, string | undefined>} env
 * @param {string} home
 */
function playwrightFolder(platform, env, home) {
  if (platform === "darwin") return join(home, "Library", "Caches", "ms-playwright");
  if (platform === "win32") return join(env.LOCALAPPDATA ?? join(home, "AppData", "Local"), "ms-playwright");
  return join(env.XDG_CACHE_HOME ?? join(home, ".cache"), "ms-playwright");
}
