import { expect, it } from "vitest";
import { foundNames } from "./foundNames.ts";

const NAMES = Array.from({ length: 20_000 }, (_, j) => `Gene ${j + 1}`);

it("lists the first columns, and by what was typed any other", () => {
  expect(foundNames(NAMES, "", 3)).toEqual(["Gene 1", "Gene 2", "Gene 3"]);
  expect(foundNames(NAMES, " gene 1999", 20)).toEqual([
    "Gene 1999",
    ...Array.from({ length: 10 }, (_, i) => `Gene ${19_990 + i}`),
  ]);
  expect(foundNames(NAMES, "protein")).toEqual([]);
});

it("finds the one of just that name, however many begin like it", () => {
  expect(foundNames([...NAMES, "gene"], "gene")[0]).toBe("gene");
});
