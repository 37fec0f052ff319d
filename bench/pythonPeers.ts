import { createHash } from "node:crypto";
import { execFile, spawn } from "node:child_process";
import { readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const FOLDER = dirname(fileURLToPath(import.meta.url));
const ENVIRONMENT = join(FOLDER, ".venv");
const REQUIREMENTS = join(FOLDER, "requirements.txt");
/** Written last: holds the hash of the requirements that were installed. */
const STAMP = join(ENVIRONMENT, "requirements.sha256");
const PYTHON = join(ENVIRONMENT, process.platform === "win32" ? "Scripts/python.exe" : "bin/python");
const LEAST_PYTHON = [3, 11] as const;

const run = promisify(execFile);

/** A Python with the libraries for the comparison, or the reason why it is missing, for skipped rows. */
export type Peers = { readonly python: string } | { readonly skipped: string };

/**
 * Creates `bench/.venv` from `bench/requirements.txt` if it does not exist or the requirements have changed.
 * @param install false: only checks whether it exists
 */
export async function pythonPeers(install: boolean): Promise<Peers> {
  const wanted = createHash("sha256")
    .update(await readFile(REQUIREMENTS))
    .digest("hex");
  const installed = await readFile(STAMP, "utf8").catch(() => null);
  if (installed === wanted) return { python: PYTHON };
  if (!install) return { skipped: "the Python packages are not installed: run once without --quick" };
  const system = await systemPython();
  if (system === null) return { skipped: `no Python ${LEAST_PYTHON.join(".")} or newer` };
  process.stderr.write("Installing what is compared with into bench/.venv (about 6 GB) …\n");
  try {
    await rm(ENVIRONMENT, { recursive: true, force: true });
    await run(system, ["-m", "venv", ENVIRONMENT]);
    await run(PYTHON, ["-m", "pip", "install", "--quiet", "--requirement", REQUIREMENTS]);
    await writeFile(STAMP, wanted);
    return { python: PYTHON };
  } catch (error) {
    return { skipped: `the Python packages could not be installed: ${lastLine(error)}` };
  }
}

async function systemPython(): Promise<string | null> {
  const program = "import sys; print(*sys.version_info[:2])";
  for (const name of ["python3", "python"]) {
    const found = await run(name, ["-c", program]).catch(() => null);
    const [major = 0, minor = 0] = (found?.stdout ?? "").trim().split(" ").map(Number);
    if (major === LEAST_PYTHON[0] && minor >= LEAST_PYTHON[1]) return name;
  }
  return null;
}

function lastLine(error: unknown): string {
  const text = String((error as { stderr?: unknown }).stderr || error);
  return text.trim().split("\n").at(-1) ?? "";
}

/** A script of `bench/peers` that answers requests; each request and answer is a line of JSON. */
export interface Peer {
  ask<Answer>(request: object): Promise<Answer>;
  close(): Promise<void>;
}

/** Limits a numerical library to one thread. */
export const ONE_THREAD = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", MKL_NUM_THREADS: "1" };

/**
 * Starts a script; its messages go to the terminal.
 * @param script file name in `bench/peers`
 */
export function startPeer(
  python: string,
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>>,
): Peer {
  const child = spawn(python, [join(FOLDER, "peers", script), ...args], {
    env: { ...process.env, ...env },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const ended = new Promise<void>((resolve) => {
    child.once("close", () => resolve());
    // Without this listener, the error of a program that cannot be started would end this process.
    child.once("error", () => resolve());
  });
  return {
    async ask<Answer>(request: object) {
      child.stdin.write(`${JSON.stringify(request)}\n`);
      const line = await lines.next();
      if (line.done) throw new Error(`${script} ended without an answer`);
      return JSON.parse(line.value) as Answer;
    },
    async close() {
      child.stdin.end();
      await ended;
    },
  };
}
