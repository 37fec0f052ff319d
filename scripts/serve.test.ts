import { mkdtemp, mkdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { fileOf, portOf, serve } from "./serve.mjs";

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "surmise-serve-"));
  await mkdir(join(folder, "site", "assets"), { recursive: true });
  await writeFile(join(folder, "secret.txt"), "secret");
  await writeFile(join(folder, "site", "index.html"), "<title>page</title>");
  await writeFile(join(folder, "site", "assets", "app.js"), "export {};");
});

afterAll(() => rm(folder, { recursive: true }));

describe("fileOf", () => {
  it("stays inside the folder", () => {
    for (const address of [
      "/../secret.txt",
      "/%2e%2e/secret.txt",
      "/assets/..%2f..%2fsecret.txt",
      "/..\\secret.txt",
    ]) {
      const file = fileOf("/srv/site", "/", address);
      expect(file === null || file.startsWith("/srv/site/")).toBe(true);
    }
    expect(fileOf("/srv/site", "/", "/../site-2/secret.txt")).toBeNull();
  });

  it("refuses what cannot be decoded or lies outside the base", () => {
    expect(fileOf("/srv/site", "/", "/%ff")).toBeNull();
    expect(fileOf("/srv/site", "/", "/a%00b")).toBeNull();
    expect(fileOf("/srv/site", "/class/", "/index.html")).toBeNull();
  });

  it("ignores the query", () => {
    expect(fileOf("/srv/site", "/", "/assets/app.js?v=1")).toBe("/srv/site/assets/app.js");
  });
});

describe("portOf", () => {
  it("reads a port, and refuses what is none", () => {
    expect(portOf("8080")).toBe(8080);
    for (const text of ["", "abc", "-1", "65536", "80.5"]) expect(() => portOf(text)).toThrow("--port");
  });
});

describe("serve", () => {
  it("sends pages, scripts and refusals under a base path", async () => {
    const site = await serve({ folder: join(folder, "site"), port: 0, base: "/class/2026/" });
    try {
      const page = await fetch(site.url);
      expect(await page.text()).toBe("<title>page</title>");
      expect(page.headers.get("content-type")).toBe("text/html; charset=utf-8");
      const script = await fetch(`${site.url}assets/app.js`);
      expect(script.headers.get("content-type")).toBe("text/javascript; charset=utf-8");
      expect((await fetch(`${site.url}missing.js`)).status).toBe(404);
      expect((await fetch(`${site.url}assets/`)).status).toBe(404);
      expect((await fetch(site.url, { method: "POST" })).status).toBe(405);
      expect((await fetch(new URL("/secret.txt", site.url))).status).toBe(404);
    } finally {
      await site.close();
    }
  });

  it("takes the next port when one is taken", async () => {
    const first = await serve({ folder, port: 0 });
    const { port } = new URL(first.url);
    const second = await serve({ folder, port: Number(port) });
    try {
      expect(second.url).not.toBe(first.url);
      expect((await fetch(`${second.url}secret.txt`)).status).toBe(200);
    } finally {
      await Promise.all([first.close(), second.close()]);
    }
  });
});
