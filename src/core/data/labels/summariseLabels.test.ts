import { expect, test } from "vitest";
import { typeColumn } from "../table/columnKind.ts";
import { cellsFrom } from "../parse/cellsBuilder.ts";
import { summariseLabels } from "./summariseLabels.ts";

test("possible typos are listed separately from spellings: a rare label may be a different one", () => {
  const countries = ["Iceland", "ireland", ...Array.from({ length: 50 }, () => "Ireland")];
  const column = typeColumn({ name: "country", cells: cellsFrom(countries) }, "category", "point");
  expect(summariseLabels(column, 0)).toEqual({
    alike: [["Ireland", "ireland"]],
    typos: [["Ireland", "Iceland"]],
  });
});
