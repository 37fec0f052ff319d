import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";
import { join } from "node:path";

/** The project's folder. */
export const ROOT = fileURLToPath(new URL("..", import.meta.url));
export const DIST = join(ROOT, "dist");

/** A failure whose message is all that the user needs to see: no stack trace. */
export class Problem extends Error {}

/**
 * What a program is run with: `env` is added to this process's own; `onOutput` is given what it would write to the terminal; `signal`
 * ends it.
 * @typedef {{ env?: Record<string, string>, onOutput?: (text: string) => void, signal?: AbortSignal }} RunOptions
 */

/**
 * Runs a program in the project's folder, its output on the terminal, and resolves with its exit status.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 * @returns {Promise<number>} 1 also when a signal ended it
 */
export function runProgram(program, args, { env, onOutput, signal } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: ROOT,
      stdio: onOutput === undefined ? "inherit" : ["ignore", "pipe", "pipe"],
      env: { ...process.env, ...env },
      signal,
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text) => onOutput?.(text));
    }
    child.on("error", (error) => (signal?.aborted ? resolve(1) : reject(error)));
    child.on("close", (status) => resolve(status ?? 1));
  });
}

/**
 * Runs npm or npx. On Windows these are scripts of the shell.
 * @param {"npm" | "npx"} program
 * @param {readonly string[]} args words without spaces
 */
export function runNpm(program, args) {
  if (process.platform === "win32") return runProgram("cmd.exe", ["/d", "/c", program, ...args]);
  return runProgram(program, args);
}

/**
 * Runs the command-line program of an installed package with this Node.js.
 * @param {string} entry its file under node_modules, such as "vite/bin/vite.js"
 * @param {readonly string[]} args
 * @param {RunOptions} [options]
 */
export function runPackage(entry, args, options) {
  return runProgram(process.execPath, [join(ROOT, "node_modules", entry), ...args], options);
}

/**
 * The body of a command: a `Problem` or a wrong option ends it with its message alone, anything else with its stack.
 * @param {() => Promise<void>} body
 */
export async function runCommand(body) {
  try {
    await body();
  } catch (error) {
    const isExpected = error instanceof Problem || (error instanceof TypeError && "code" in error);
    console.error(isExpected ? error.message : error);
    process.exitCode = 1;
  }
}
