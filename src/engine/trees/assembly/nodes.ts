import { classes } from "./state";

// The nodes of the tree that grows: one array for each property. Both children of a node stand side by side.

/** int32 each; of a leaf: 0. */
export let columnOf: usize = 0;
/** Last bin that goes left (int32). */
export let binOf: usize = 0;
/** float32: numbers up to it go left. */
export let thresholdOf: usize = 0;
/** uint32: the left child, the right one is the next node; 0: a leaf. */
export let leftOf: usize = 0;
/** uint8: 1 where missing values go left. */
export let missingLeftOf: usize = 0;
/** float32: what the split adds to the score. */
export let gainOf: usize = 0;
/** uint32: rows. */
export let rowsOf: usize = 0;
/** float32 × outputs of a leaf. */
export let valueOf: usize = 0;
/** uint32: where the node's rows begin. */
export let fromOf: usize = 0;
/** int32: splits above the node. */
export let depthOf: usize = 0;
/** int32: its stored histogram, −1 if none. */
export let slotOf: usize = 0;
/** uint32: nodes that may be split. */
export let openNodes: usize = 0;

export let nodes: i32 = 0;
export let open: i32 = 0;
/** float32 numbers in the value of a node. */
export let valueWidth: i32 = 1;

export function setNodes(
  columnAt: usize, binAt: usize, thresholdAt: usize, leftAt: usize, missingLeftAt: usize, gainAt: usize, rowsAt: usize,
  valueAt: usize, fromAt: usize, depthAt: usize, slotAt: usize, openAt: usize,
): void {
  columnOf = columnAt;
  binOf = binAt;
  thresholdOf = thresholdAt;
  leftOf = leftAt;
  missingLeftOf = missingLeftAt;
  gainOf = gainAt;
  rowsOf = rowsAt;
  valueOf = valueAt;
  fromOf = fromAt;
  depthOf = depthAt;
  slotOf = slotAt;
  openNodes = openAt;
}

export function nodeCount(): i32 {
  return nodes;
}

export function clearNodes(): void {
  nodes = 0;
  open = 0;
  valueWidth = classes > 0 ? classes : 1;
}

/** A new leaf with these rows. */
export function addNode(from: i32, rows: i32, depth: i32): i32 {
  const node = nodes;
  nodes += 1;
  const at = (<usize>node) << 2;
  store<i32>(columnOf + at, 0);
  store<i32>(binOf + at, 0);
  store<f32>(thresholdOf + at, 0);
  store<u32>(leftOf + at, 0);
  store<u8>(missingLeftOf + node, 0);
  store<f32>(gainOf + at, 0);
  store<u32>(rowsOf + at, rows);
  store<u32>(fromOf + at, from);
  store<i32>(depthOf + at, depth);
  store<i32>(slotOf + at, -1);
  return node;
}

@inline
export function valuesOf(node: i32): usize {
  return valueOf + ((<usize>(node * valueWidth)) << 2);
}

@inline
export function int(array: usize, node: i32): i32 {
  return load<i32>(array + ((<usize>node) << 2));
}

export function pushOpen(node: i32): void {
  store<i32>(openNodes + ((<usize>open) << 2), node);
  open += 1;
}

/** Takes the open node that was put last, or that of the largest gain (the earliest of equals). */
export function takeOpen(largestGain: bool): i32 {
  let chosen = open - 1;
  if (largestGain) {
    for (let i = open - 2; i >= 0; i--) {
      if (gain(i) >= gain(chosen)) chosen = i;
    }
  }
  const node = int(openNodes, chosen);
  open -= 1;
  // The others keep their order.
  for (let i = chosen; i < open; i++) store<i32>(openNodes + ((<usize>i) << 2), int(openNodes, i + 1));
  return node;
}

@inline
function gain(openAt: i32): f32 {
  return load<f32>(gainOf + ((<usize>int(openNodes, openAt)) << 2));
}

/** The open nodes stay leaves. */
export function closeOpen(): void {
  for (let i = 0; i < open; i++) {
    const node = int(openNodes, i);
    const at = (<usize>node) << 2;
    store<i32>(columnOf + at, 0);
    store<i32>(binOf + at, 0);
    store<f32>(thresholdOf + at, 0);
    store<f32>(gainOf + at, 0);
    store<u8>(missingLeftOf + node, 0);
  }
  open = 0;
}
