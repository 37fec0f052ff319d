import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Column, PictureColumn } from "../core/data/table/dataset.ts";
import { readBuiltIn } from "./builtIn.ts";

/** Sizes and SHA-256 of the pixels as `datasets/make_pictures.py` made them from the sources. */
const SETS = [
  {
    id: "digits",
    shape: { height: 8, width: 8, channels: 1 },
    // UCI's test set by class.
    counts: [178, 182, 177, 183, 181, 182, 181, 179, 174, 180],
    sha256: "b41ca9fd335466eee997366c2e6f6bbe0a1b4582afe091fc4eba35f4a254182f",
  },
  {
    id: "mnist",
    shape: { height: 28, width: 28, channels: 1 },
    counts: new Array<number>(10).fill(600),
    sha256: "50197ff3c2559e7159db09223e9dd5b1fd233b248ef1ccdfa1ecf0048ac5558e",
  },
] as const;

describe("built-in pictures", () => {
  it.each(SETS)("$id: its pixels equal those of its source", async ({ id, shape, counts, sha256 }) => {
    const { columns, rowCount } = await readBuiltIn(id);
    const [pictures, digit] = columns.map(({ inferred }) => inferred) as [PictureColumn, Column];
    expect(pictures).toMatchObject({ kind: "picture", ...shape });
    expect(pictures.pixels).toHaveLength(rowCount * shape.height * shape.width);
    expect(createHash("sha256").update(pictures.pixels).digest("hex")).toBe(sha256);
    if (digit.kind !== "category") throw new Error(digit.kind);
    expect(digit.levels).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
    expect(digit.levels.map((_, code) => digit.codes.filter((own) => own === code).length)).toEqual(counts);
  });
});
