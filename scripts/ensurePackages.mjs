import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Problem, ROOT, runNpm } from "./project.mjs";

/**
 * Installs the packages of package-lock.json unless exactly those are there already. The record of what is there is the one
 * npm keeps in node_modules, so an install broken off halfway, or one from before a change of the lock file, is noticed.
 */
export async function ensurePackages() {
  const wanted = await readJson(join(ROOT, "package-lock.json"));
  const installed = await readJson(join(ROOT, "node_modules", ".package-lock.json"));
  if (wanted === null)
    throw new Problem("package-lock.json is missing or unreadable: get a fresh copy of the project.");
  if (installed !== null && isInstalled(wanted, installed)) return;
  console.log("Installing packages (npm ci) …");
  const status = await runNpm("npm", ["ci", "--no-audit", "--no-fund"]);
  if (status !== 0) {
    throw new Problem("npm ci failed (see above). It needs the network the first time; then run this again.");
  }
}

/**
 * Whether all packages that a lock file demands are installed in the demanded versions. Optional ones (builds for other
 * systems) may be absent.
 * @param {LockFile} wanted package-lock.json
 * @param {LockFile} installed node_modules/.package-lock.json
 * @returns {boolean}
 *
 * @typedef {{ packages: Record<string, { version?: string, optional?: boolean, devOptional?: boolean }> }} LockFile
 */
export function isInstalled(wanted, installed) {
  return Object.entries(wanted.packages).every(([path, { version, optional, devOptional }]) => {
    if (path === "") return true;
    const there = installed.packages[path];
    return there === undefined ? optional === true || devOptional === true : there.version === version;
  });
}

/**
 * @param {string} path
 * @returns {Promise<LockFile | null>} null: missing or not JSON
 */
async function readJson(path) {
  try {
    return JSON.parse(await readFile(path, "utf8"));
  } catch {
    return null;
  }
}
