import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { nodeProblem } from "./ensureNode.mjs";
import { isInstalled } from "./ensurePackages.mjs";
import { findChromium } from "./findChromium.mjs";

describe("the version of Node.js", () => {
  it.each(["20.19.0", "20.20.1", "22.0.0", "24.3.1"])("%s is new enough", (version) => {
    expect(nodeProblem(version)).toBeNull();
  });

  it.each(["20.18.3", "18.20.0", "9.99.0"])(
    "%s is refused in a sentence that names both versions",
    (version) => {
      expect(nodeProblem(version)).toContain("20.19");
      expect(nodeProblem(version)).toContain(version);
    },
  );
});

describe("installed packages", () => {
  const wanted = {
    packages: {
      "": { version: "0.1.0" },
      "node_modules/a": { version: "1.0.0" },
      "node_modules/a-darwin": { version: "1.0.0", optional: true },
    },
  };

  it("fit when all but optional ones are there in the wanted version", () => {
    expect(isInstalled(wanted, { packages: { "node_modules/a": { version: "1.0.0" } } })).toBe(true);
  });

  it("do not fit when one is missing or of another version", () => {
    expect(isInstalled(wanted, { packages: {} })).toBe(false);
    expect(isInstalled(wanted, { packages: { "node_modules/a": { version: "1.0.1" } } })).toBe(false);
  });
});

describe("finding Chromium", () => {
  const machine = (paths: readonly string[], env: Record<string, string> = {}) => ({
    platform: "linux" as const,
    env,
    home: "/home/ada",
    exists: (path: string) => paths.includes(path),
    list: (folder: string) =>
      paths
        .filter((path) => path.startsWith(`${folder}/`))
        .map((path) => path.slice(folder.length + 1).split("/")[0]!),
  });

  it("takes CHROMIUM_PATH before anything else", () => {
    const env = { CHROMIUM_PATH: "/opt/chrome", PATH: "/usr/bin" };
    expect(findChromium(machine(["/opt/chrome", "/usr/bin/chromium"], env))).toBe("/opt/chrome");
  });

  it("says so when CHROMIUM_PATH is wrong, and does not quietly take another", () => {
    const env = { CHROMIUM_PATH: "/opt/gone", PATH: "/usr/bin" };
    expect(() => findChromium(machine(["/usr/bin/chromium"], env))).toThrow("/opt/gone");
  });

  it("looks along the PATH and in the usual places", () => {
    expect(findChromium(machine(["/custom/google-chrome"], { PATH: "/bin:/custom" }))).toBe(
      "/custom/google-chrome",
    );
    expect(findChromium(machine(["/usr/bin/chromium"]))).toBe("/usr/bin/chromium");
  });

  it("takes the newest full Chromium that Playwright has downloaded, never the headless shell", () => {
    const cache = "/home/ada/.cache/ms-playwright";
    const paths = [
      join(cache, "chromium-999", "chrome-linux/chrome"),
      join(cache, "chromium-1200", "chrome-linux64/chrome"),
      join(cache, "chromium_headless_shell-1300", "chrome-linux64/chrome"),
    ];
    expect(findChromium(machine(paths))).toBe(paths[1]);
  });

  it("finds programs on macOS and Windows", () => {
    const chrome = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome";
    expect(findChromium({ ...machine([chrome]), platform: "darwin" })).toBe(chrome);
    const edge = "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe";
    const env = { "PROGRAMFILES(X86)": "C:\\Program Files (x86)" };
    expect(findChromium({ ...machine([edge], env), platform: "win32" })).toBe(edge);
  });

  it("answers null when there is none", () => {
    expect(findChromium(machine([]))).toBeNull();
  });
});
