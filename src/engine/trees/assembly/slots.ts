import { allowed, allowedCount, HISTOGRAM_BYTES } from "./state";
import { accumulate, subtractFrom } from "./histogram";

// Stored histograms, one slot for each node that has some: those of all columns of the tree, one after the other.

let slotsAt: usize = 0;
/** int32 of each slot: those that are free, as a stack. */
let freeAt: usize = 0;
let slots: i32 = 0;
let free: i32 = 0;

export function setSlots(slotsAddress: usize, freeAddress: usize, count: i32): void {
  slotsAt = slotsAddress;
  freeAt = freeAddress;
  slots = count;
}

export function freeAllSlots(): void {
  free = slots;
  for (let i = 0; i < slots; i++) store<i32>(freeAt + ((<usize>i) << 2), slots - 1 - i);
}

/** −1: none is free. */
export function takeSlot(): i32 {
  if (free == 0) return -1;
  free -= 1;
  return load<i32>(freeAt + ((<usize>free) << 2));
}

export function giveSlot(slot: i32): void {
  if (slot < 0) return;
  store<i32>(freeAt + ((<usize>free) << 2), slot);
  free += 1;
}

/** @param index of the column among those of the tree */
@inline
export function slotHistogram(slot: i32, index: i32): usize {
  return slotsAt + <usize>(slot * allowedCount + index) * HISTOGRAM_BYTES;
}

/** Makes the histograms of a node. */
export function fillSlot(slot: i32, from: i32, to: i32): void {
  memory.fill(slotHistogram(slot, 0), 0, <usize>allowedCount * HISTOGRAM_BYTES);
  accumulate(allowed, allowedCount, from, to, slotHistogram(slot, 0), HISTOGRAM_BYTES);
}

/** Turns a parent's histograms into those of the child that is not `child`. */
export function subtractSlot(parent: i32, child: i32): void {
  for (let i = 0; i < allowedCount; i++) subtractFrom(slotHistogram(parent, i), slotHistogram(child, i));
}
