import { exp4, expm1OfNegative4, log1p4, log4, normalCdf4, normalDensity4 } from "./math";

// y = f(x) for whole arrays: the functions of math.ts that no kernel exposes on its own, for math.test.ts to measure.

export function expArray(x: usize, y: usize, vectors: i32): void {
  for (const end = x + (<usize>vectors << 4); x < end; x += 16, y += 16) v128.store(y, exp4(v128.load(x)));
}

export function expm1Array(x: usize, y: usize, vectors: i32): void {
  for (const end = x + (<usize>vectors << 4); x < end; x += 16, y += 16) v128.store(y, expm1OfNegative4(v128.load(x)));
}

export function logArray(x: usize, y: usize, vectors: i32): void {
  for (const end = x + (<usize>vectors << 4); x < end; x += 16, y += 16) v128.store(y, log4(v128.load(x)));
}

export function log1pArray(x: usize, y: usize, vectors: i32): void {
  for (const end = x + (<usize>vectors << 4); x < end; x += 16, y += 16) v128.store(y, log1p4(v128.load(x)));
}

export function normalCdfArray(x: usize, y: usize, vectors: i32): void {
  for (const end = x + (<usize>vectors << 4); x < end; x += 16, y += 16) {
    const value = v128.load(x);
    v128.store(y, normalCdf4(value, normalDensity4(value)));
  }
}
