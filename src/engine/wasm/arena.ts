import type { Block, Instruction } from "./instructions.ts";

/**
 * Places the blocks that a program's instructions use, so that two share memory if the last use of one comes before the first use
 * of the other: largest first, each at the lowest address that is free during its lifetime.
 * @param from first free byte, a multiple of 16
 * @param kept the block that is read after the last instruction
 * @returns the first byte after all of them
 */
export function placeBlocks(program: readonly Instruction[], from: number, kept: readonly Block[]): number {
  const lives = lifetimes(program);
  for (const block of kept) {
    const life = lives.get(block);
    if (life !== undefined) life.last = Infinity;
  }
  const placed: Placed[] = [];
  const largestFirst = [...lives].sort(([a], [b]) => b.bytes - a.bytes);
  for (const [block, life] of largestFirst) {
    block.address = lowestGap(placed, block.bytes, life, from);
    placed.push({ ...life, from: block.address, to: block.address + block.bytes });
    placed.sort((a, b) => a.from - b.from);
  }
  return placed.reduce((end, { to }) => Math.max(end, to), from);
}

interface Lifetime {
  readonly first: number;
  last: number;
}

interface Placed extends Lifetime {
  readonly from: number;
  readonly to: number;
}

/** First and last use of each block without an address. */
function lifetimes(program: readonly Instruction[]): Map<Block, Lifetime> {
  const lives = new Map<Block, Lifetime>();
  program.forEach(({ operands }, index) => {
    for (const operand of operands) {
      if (typeof operand !== "object" || !("bytes" in operand) || operand.address >= 0) continue;
      const life = lives.get(operand);
      if (life === undefined) lives.set(operand, { first: index, last: index });
      else life.last = index;
    }
  });
  return lives;
}

/** @param placed in the order of their addresses */
function lowestGap(placed: readonly Placed[], bytes: number, life: Lifetime, from: number): number {
  let address = from;
  for (const other of placed) {
    if (other.last < life.first || other.first > life.last) continue;
    if (other.from >= address + bytes) break;
    address = Math.max(address, other.to);
  }
  return address;
}
