import { readFile } from "node:fs/promises";
import { findChromium } from "./findChromium.mjs";
import { Problem, runNpm, runProgram } from "./project.mjs";

const ADVICE =
  "No Chromium or Chrome was found and none could be installed: install one, or set CHROMIUM_PATH to its program file, and run this again.";

/**
 * The path of a Chromium or Chrome, installed first where there is none: Debian's package as root, Playwright's build
 * elsewhere.
 * @returns {Promise<string>}
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found !== null) return found;
  if (await isDebianRoot()) await installDebianPackage();
  if (findChromium() === null) await installPlaywrightBuild();
  const installed = findChromium();
  if (installed === null) throw new Problem(ADVICE);
  return installed;
}

async function isDebianRoot() {
  if (process.platform !== "linux" || process.getuid?.() !== 0) return false;
  const release = await readFile("/etc/os-release", "utf8").catch(() => "");
  // Not Ubuntu: its "chromium" is a snap, which does not install in a container.
  return /^ID="?debian"?$/m.test(release);
}

async function installDebianPackage() {
  console.log("Installing Chromium (apt-get install chromium) …");
  const env = { DEBIAN_FRONTEND: "noninteractive" };
  const updated = await runProgram("apt-get", ["update", "-qq"], { env });
  if (updated === 0) await runProgram("apt-get", ["install", "-y", "-qq", "chromium"], { env });
}

async function installPlaywrightBuild() {
  console.log("Installing Chromium (npx playwright install chromium) …");
  const withSystemLibraries = process.platform === "linux" && process.getuid?.() === 0 ? ["--with-deps"] : [];
  await runNpm("npx", ["playwright", "install", ...withSystemLibraries, "chromium"]);
}
