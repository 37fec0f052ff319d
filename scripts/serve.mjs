import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import util from "node:util";
import { DIST, Problem, runCommand } from "./project.mjs";

const DEFAULT_PORT = 4173;
const HOST = "127.0.0.1";
/** How many ports after the wanted one are tried when it is taken. */
const PORTS_TRIED = 20;

/** @type {Readonly<Record<string, string>>} */
const TYPES = {
  ".css": "text/css; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".md": "text/markdown; charset=utf-8",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
};

/**
 * Serves a folder to this machine alone, as any static host would: right types, no special headers.
 *
 * Instead of `vite preview`, which compresses, adds ETags and CORS headers, and answers a missing address with the page: a module that
 * the build forgot would come as HTML with status 200, and a page that needs such headers would fail only on its real host. Journeys
 * also mount a build under a path it was not built for, and `bench page` counts the files that were sent.
 * @param {object} [options]
 * @param {string} [options.folder]
 * @param {number} [options.port] the first port tried; 0: any free one
 * @param {string} [options.base] the path under which the folder appears, with slashes at both ends
 * @param {(file: string) => void} [options.onSend] called for every file sent
 * @returns {Promise<{ url: string, close: () => Promise<void> }>} `url` ends in `base`
 */
export async function serve({ folder = DIST, port = DEFAULT_PORT, base = "/", onSend = () => {} } = {}) {
  const server = createServer((request, response) => {
    void answer({ folder, base, onSend }, request, response);
  });
  const bound = await listen(server, port);
  return {
    url: `http://${HOST}:${bound}${base}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * The port that an option asks for.
 * @param {string | undefined} text
 * @returns {number}
 */
export function portOf(text) {
  if (text === undefined) return DEFAULT_PORT;
  if (/^\d{1,5}$/.test(text) && Number(text) < 65536) return Number(text);
  throw new Problem(`--port takes a whole number from 0 to 65535; not ${text}.`);
}

/**
 * The file that an address means, or null if it is not inside the folder.
 * @param {string} folder
 * @param {string} base
 * @param {string} address path and query of the request
 * @returns {string | null}
 */
export function fileOf(folder, base, address) {
  let path;
  try {
    path = decodeURIComponent(address.split(/[?#]/, 1)[0] ?? "");
  } catch {
    return null;
  }
  if (!path.startsWith(base) || path.includes("\0")) return null;
  const root = resolve(folder);
  const file = resolve(join(root, path.slice(base.length)));
  return file === root || file.startsWith(root + sep) ? file : null;
}

/**
 * @param {{ folder: string, base: string, onSend: (file: string) => void }} site
 * @param {import("node:http").IncomingMessage} request
 * @param {import("node:http").ServerResponse} response
 */
async function answer({ folder, base, onSend }, request, response) {
  if (request.method !== "GET" && request.method !== "HEAD") return refuse(response, 405);
  const asked = fileOf(folder, base, request.url ?? "/");
  const found = asked === null ? null : await statOrNull(asked);
  if (asked === null || found === null) return refuse(response, 404);
  const file = found.isDirectory() ? join(asked, "index.html") : asked;
  const size = found.isDirectory() ? (await statOrNull(file))?.size : found.size;
  if (size === undefined) return refuse(response, 404);
  response.writeHead(200, {
    "Content-Type": TYPES[extname(file)] ?? "application/octet-stream",
    "Content-Length": size,
  });
  if (request.method === "HEAD") return void response.end();
  onSend(file);
  createReadStream(file)
    .on("error", () => response.destroy())
    .pipe(response);
}

/**
 * @param {import("node:http").ServerResponse} response
 * @param {number} status
 */
function refuse(response, status) {
  response.writeHead(status, { "Content-Type": "text/plain; charset=utf-8" }).end(`${status}\n`);
}

/** @param {string} path */
async function statOrNull(path) {
  return stat(path).catch(() => null);
}

/**
 * @param {import("node:http").Server} server
 * @param {number} first
 * @returns {Promise<number>} the port it listens on
 */
async function listen(server, first) {
  const ports =
    first === 0 ? [0] : Array.from({ length: Math.min(PORTS_TRIED, 65536 - first) }, (_, i) => first + i);
  for (const port of ports) {
    const bound = await listenOn(server, port);
    if (bound !== null) return bound;
  }
  throw new Problem(`Ports ${first} to ${ports.at(-1)} are all taken: give another with --port.`);
}

/**
 * @param {import("node:http").Server} server
 * @param {number} port
 * @returns {Promise<number | null>} null: taken
 */
function listenOn(server, port) {
  return new Promise((resolve, reject) => {
    const onError = (/** @type {NodeJS.ErrnoException} */ error) => {
      if (error.code === "EADDRINUSE" || error.code === "EACCES") resolve(null);
      else reject(error);
    };
    server.once("error", onError);
    server.listen(port, HOST, () => {
      server.off("error", onError);
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}

async function main() {
  const { values } = util.parseArgs({ options: { port: { type: "string" }, folder: { type: "string" } } });
  const { url } = await serve({
    folder: values.folder ?? DIST,
    port: portOf(values.port),
  });
  console.log(url);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await runCommand(main);
