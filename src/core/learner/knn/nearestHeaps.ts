/**
 * The nearest training rows so far of several rows: for each a heap whose top is the farthest kept one, which the next nearer one
 * replaces. So the cost hardly grows with the training rows that are not kept. Equal distances are ordered by row number, as if all
 * rows were sorted by (distance, row number).
 */
export interface NearestHeaps {
  /** Offers training rows `first`, `first` + 1, … to a heap; all rows are offered once, in ascending order. */
  offer(heap: number, distances: Float64Array, from: number, to: number, first: number): void;
  /** Writes a heap in ascending order to `indices` and `distances` from `at` on, and empties it. */
  drain(heap: number, indices: Uint32Array, distances: Float64Array, at: number): void;
}

/** @param capacity rows that each heap keeps, at least 1 and at most the number of rows offered */
export function createNearestHeaps(heaps: number, capacity: number): NearestHeaps {
  const far = new Float64Array(heaps * capacity);
  const rows = new Uint32Array(heaps * capacity);
  const sizes = new Uint32Array(heaps);
  return {
    offer(heap, distances, from, to, first) {
      const base = heap * capacity;
      let size = sizes[heap]!;
      for (let i = from; i < to; i++) {
        const distance = distances[i]!;
        if (size < capacity) rise(far, rows, base, size++, distance, first + i - from);
        // Of equal distances the row offered first stays: it has the lower number.
        else if (distance < far[base]!) sink(far, rows, base, capacity, distance, first + i - from);
      }
      sizes[heap] = size;
    },
    drain(heap, indices, distances, at) {
      const base = heap * capacity;
      for (let size = sizes[heap]!; size > 0; size--) {
        indices[at + size - 1] = rows[base]!;
        distances[at + size - 1] = far[base]!;
        sink(far, rows, base, size - 1, far[base + size - 1]!, rows[base + size - 1]!);
      }
      sizes[heap] = 0;
    },
  };
}

/** Puts a row in at the end of a heap and moves it up. It has the highest number so far. */
function rise(
  far: Float64Array,
  rows: Uint32Array,
  base: number,
  end: number,
  distance: number,
  row: number,
): void {
  let place = end;
  while (place > 0) {
    const parent = (place - 1) >> 1;
    if (far[base + parent]! > distance) break;
    far[base + place] = far[base + parent]!;
    rows[base + place] = rows[base + parent]!;
    place = parent;
  }
  far[base + place] = distance;
  rows[base + place] = row;
}

/** Puts a row in at the top of a heap of `size`, in place of the one there, and moves it down. */
function sink(
  far: Float64Array,
  rows: Uint32Array,
  base: number,
  size: number,
  distance: number,
  row: number,
): void {
  let place = 0;
  for (;;) {
    let child = 2 * place + 1;
    if (child >= size) break;
    if (child + 1 < size && isFarther(far, rows, base + child + 1, far[base + child]!, rows[base + child]!))
      child++;
    if (!isFarther(far, rows, base + child, distance, row)) break;
    far[base + place] = far[base + child]!;
    rows[base + place] = rows[base + child]!;
    place = child;
  }
  far[base + place] = distance;
  rows[base + place] = row;
}

function isFarther(
  far: Float64Array,
  rows: Uint32Array,
  place: number,
  distance: number,
  row: number,
): boolean {
  return far[place]! > distance || (far[place] === distance && rows[place]! > row);
}
