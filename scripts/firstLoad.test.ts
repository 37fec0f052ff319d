import { describe, expect, it } from "vitest";
import { firstLoad, firstLoadProblem } from "./firstLoad.mjs";

/** Text that gzip cannot make much shorter. */
function noise(bytes: number): string {
  let state = 1;
  const next = () => (state = (state * 48271) % 2147483647) % 256;
  return Array.from({ length: bytes }, () => String.fromCharCode(next())).join("");
}

const chunk = (fileName: string, more: Partial<Parameters<typeof firstLoad>[0][number]> = {}) => ({
  fileName,
  code: noise(100),
  isEntry: false,
  imports: [],
  facadeModuleId: null,
  ...more,
});

const PAGE = [
  chunk("index.js", { isEntry: true, imports: ["first.js"] }),
  chunk("first.js", { code: noise(3000), imports: ["runtime.js"] }),
  chunk("runtime.js"),
  chunk("en.js", { code: noise(500), facadeModuleId: "/a/src/ui/i18n/en/first.ts" }),
  chunk("zh.js", { code: noise(800), facadeModuleId: "/a/src/ui/i18n/zh/first.ts" }),
  chunk("ModelTab.js", { code: noise(9000), imports: ["first.js"] }),
];

describe("the first load", () => {
  it("is the entry with all that it imports, and the larger catalogue", () => {
    const names = firstLoad(PAGE).map(({ fileName }) => fileName);
    expect(names.toSorted()).toEqual(["first.js", "index.js", "runtime.js", "zh.js"]);
    expect(names[0]).toBe("first.js");
  });

  it("has no problem within the limit", () => {
    expect(firstLoadProblem(PAGE, 20)).toBeNull();
  });

  it("beyond the limit is told with the sizes, and where to go on", () => {
    const problem = firstLoadProblem(PAGE, 1);
    expect(problem).toMatch(
      /^The page loads \d+\.\d kB of JavaScript \(gzip\) .* at most 1 kB are allowed\.$/m,
    );
    expect(problem).toMatch(/^ +\d\.\d kB {2}first\.js$/m);
    expect(problem).not.toContain("ModelTab.js");
    expect(problem).toContain("src/ui/parts.ts");
  });
});
