import { reserve } from "../wasm/wasmMemory.ts";

const ALIGNMENT = 16;

/** Hands out addresses, one behind the other, in a memory that grows when they are claimed. */
export interface Layout {
  /** The address of so many bytes; a multiple of 16. */
  place(bytes: number): number;
  /** First free byte. */
  readonly end: number;
  /**
   * Makes sure that the memory reaches to the end. Views made before may have lost their buffer.
   * @throws AppError of this code
   */
  claim(memory: WebAssembly.Memory, code: "modelNeedsMemory" | "dataNeedsMemory"): void;
}

/** @param start first free byte, a multiple of 16 */
export function createLayout(start: number): Layout {
  let end = start;
  return {
    place(bytes) {
      const address = end;
      end += Math.ceil(bytes / ALIGNMENT) * ALIGNMENT;
      return address;
    },
    get end() {
      return end;
    },
    // Sixteen bytes more, because vectors of four rows may reach beyond the last row.
    claim: (memory, code) => reserve(memory, end + ALIGNMENT, code),
  };
}
