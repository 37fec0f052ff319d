import { describe, expect, it } from "vitest";
import { decodePicture } from "./decodePicture.ts";

/** Corners of the picture below: red, green, blue and white, from the upper left along the rows. */
const CORNERS = ["red", "green", "blue", "white"] as const;

/** EXIF orientation: which corner of the stored picture is seen upper left, upper right, lower left and lower right (EXIF 2.32, 4.6.4). */
const SEEN = {
  1: [0, 1, 2, 3],
  2: [1, 0, 3, 2],
  3: [3, 2, 1, 0],
  4: [2, 3, 0, 1],
  5: [0, 2, 1, 3],
  6: [2, 0, 3, 1],
  7: [3, 1, 2, 0],
  8: [1, 3, 0, 2],
} as const;

describe("decodePicture", () => {
  it.each(Object.entries(SEEN))(
    "turns a JPEG as its EXIF orientation %s says",
    async (orientation, corners) => {
      const { height, width, pixels } = await decodePicture(
        withOrientation(await jpeg(), Number(orientation)),
      );
      expect([height, width]).toEqual(Number(orientation) < 5 ? [32, 64] : [64, 32]);
      const at = (y: number, x: number) => pixels.subarray(4 * (y * width + x), 4 * (y * width + x) + 3);
      const seen = [at(4, 4), at(4, width - 5), at(height - 5, 4), at(height - 5, width - 5)].map(nameOf);
      expect(seen).toEqual(corners.map((corner) => CORNERS[corner]));
    },
  );

  it("puts transparent parts on white", async () => {
    const canvas = new OffscreenCanvas(2, 1);
    const context = canvas.getContext("2d")!;
    context.fillRect(0, 0, 1, 1);
    const bytes = new Uint8Array(await (await canvas.convertToBlob({ type: "image/png" })).arrayBuffer());
    expect([...(await decodePicture(bytes)).pixels]).toEqual([0, 0, 0, 255, 255, 255, 255, 255]);
  });

  it("rejects what does not decode", async () => {
    await expect(decodePicture((await jpeg()).slice(0, 100))).rejects.toThrow(Error);
  });
});

/** 64 × 32 pixels, four quarters. */
async function jpeg(): Promise<Uint8Array<ArrayBuffer>> {
  const canvas = new OffscreenCanvas(64, 32);
  const context = canvas.getContext("2d")!;
  ["#f00", "#0f0", "#00f", "#fff"].forEach((colour, k) => {
    context.fillStyle = colour;
    context.fillRect((k % 2) * 32, Math.floor(k / 2) * 16, 32, 16);
  });
  return new Uint8Array(await (await canvas.convertToBlob({ type: "image/jpeg", quality: 1 })).arrayBuffer());
}

/** The same JPEG with an EXIF segment of one tag, orientation (0x0112), right after its start. */
function withOrientation(bytes: Uint8Array, orientation: number): Uint8Array<ArrayBuffer> {
  const start = [0xff, 0xe1, 0, 34, 0x45, 0x78, 0x69, 0x66, 0, 0];
  const directory = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1];
  const tag = [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0];
  const exif = [...start, ...directory, ...tag];
  return Uint8Array.from([...bytes.subarray(0, 2), ...exif, ...bytes.subarray(2)]);
}

function nameOf([r, g, b]: Uint8ClampedArray | Uint8Array): string {
  const lit = [r! > 127, g! > 127, b! > 127];
  if (lit.every(Boolean)) return "white";
  return CORNERS[lit.indexOf(true)] ?? "black";
}
