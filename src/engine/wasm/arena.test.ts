import fc from "fast-check";
import { expect, test } from "vitest";
import { placeBlocks } from "./arena.ts";
import { createBlock, type Block, type Instruction } from "./instructions.ts";

/** A program whose i-th instruction uses these blocks. */
function program(uses: readonly (readonly Block[])[]): Instruction[] {
  return uses.map((operands) => ({ opcode: "flatten", work: 0, operands }));
}

test("blocks with separate lifetimes share memory; overlapping ones do not", () => {
  const [a, b, c] = [createBlock(64), createBlock(48), createBlock(64)];
  const end = placeBlocks(program([[a], [a, b], [b, c], [c]]), 1024, []);
  expect(a.address).toBe(1024);
  expect(c.address).toBe(1024);
  expect(b.address).toBe(1024 + 64);
  expect(end).toBe(1024 + 64 + 48);
});

test("a block that is read at the end is not overwritten", () => {
  const [a, b] = [createBlock(16), createBlock(16)];
  placeBlocks(program([[a], [b]]), 0, [a]);
  expect(a.address).not.toBe(b.address);
});

test("blocks alive at the same time never overlap, for any program", () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 12 });
  const steps = fc.array(fc.array(fc.nat(11), { maxLength: 4 }), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(sizes, steps, (bytes, uses) => {
      const blocks = bytes.map(createBlock);
      const used = uses.map((step) => step.map((index) => blocks[index % blocks.length]!));
      const end = placeBlocks(program(used), 32, []);
      const placed = blocks.filter(({ address }) => address >= 0);
      const life = (block: Block): [number, number] => {
        const at = used.flatMap((step, index) => (step.includes(block) ? [index] : []));
        return [at[0]!, at.at(-1)!];
      };
      for (const a of placed) {
        expect(a.address % 16).toBe(0);
        expect(a.address + a.bytes).toBeLessThanOrEqual(end);
        for (const b of placed) {
          if (a === b) continue;
          const [[from, to], [otherFrom, otherTo]] = [life(a), life(b)];
          const together = from <= otherTo && otherFrom <= to;
          const apart = a.address + a.bytes <= b.address || b.address + b.bytes <= a.address;
          expect(!together || apart).toBe(true);
        }
      }
    }),
    { seed: 1, numRuns: 200 },
  );
});
