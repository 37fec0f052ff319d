import fc from "fast-check";
import { expect, test } from "vitest";
import { cutInTwo } from "./MiddleCut.tsx";

test("the end of a name stays, of wide letters as much as there is room for", () => {
  expect(cutInTwo("industrial component series 07")[1]).toMatch(/ies 07$/);
  expect(cutInTwo("工业零部件系列产品第七号")[1]).toBe("品第七号");
  expect(cutInTwo("ab")).toEqual(["a", "b"]);
});

test("nothing of a name is lost or parted within a character", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (name) => {
      expect(cutInTwo(name).join("")).toBe(name);
    }),
    { seed: 1 },
  );
});
