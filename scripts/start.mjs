import { spawn } from "node:child_process";
import util from "node:util";
import { buildIfStale } from "./build.mjs";
import { ensureNode } from "./ensureNode.mjs";
import { ensurePackages } from "./ensurePackages.mjs";
import { runCommand } from "./project.mjs";
import { portOf, serve } from "./serve.mjs";

await runCommand(async () => {
  ensureNode();
  const { values } = util.parseArgs({
    options: { port: { type: "string" }, "no-open": { type: "boolean" } },
  });
  const port = portOf(values.port);
  await ensurePackages();
  await buildIfStale();
  const site = await serve({ port });
  console.log(`Surmise is at ${site.url}  (Ctrl-C ends it)`);
  if (values["no-open"] !== true && hasDisplay()) openBrowser(site.url);
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void site.close());
});

/** Whether this machine has a display on which a window can be opened. */
function hasDisplay() {
  const { CI, DISPLAY, SSH_CONNECTION, WAYLAND_DISPLAY } = process.env;
  if (CI) return false;
  if (process.platform === "darwin" || process.platform === "win32") return !SSH_CONNECTION;
  return Boolean(DISPLAY || WAYLAND_DISPLAY);
}

/** @param {string} url */
function openBrowser(url) {
  const [program, ...args] = {
    darwin: ["open", url],
    win32: ["cmd.exe", "/d", "/c", "start", "", url],
  }[/** @type {string} */ (process.platform)] ?? ["xdg-open", url];
  // Without a default browser the address, already printed, has to do.
  spawn(/** @type {string} */ (program), args, { stdio: "ignore", detached: true })
    .on("error", () => {})
    .unref();
}
