import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { framePicture } from "./framePicture.ts";
import { resizePicture, type Picture } from "./resizePicture.ts";

const seed = 3;
const whole = ({ height, width }: Picture) => ({ x: 0, y: 0, width, height });

describe("resizePicture", () => {
  it("does not change a picture of the same size", () => {
    fc.assert(
      fc.property(anyPicture(), (picture) => {
        expect([...resizePicture(picture, whole(picture), picture.height, picture.width)]).toEqual([
          ...picture.pixels,
        ]);
      }),
      { seed },
    );
  });

  it("keeps the single colour of a picture at any size, for any part", () => {
    fc.assert(
      fc.property(
        anyPicture(),
        side(),
        side(),
        fc.double({ min: 0, max: 0.45, noNaN: true }),
        (picture, height, width, margin) => {
          const pixels = picture.pixels.map((_, at) => picture.pixels[at % picture.channels]!);
          const area = {
            x: margin * picture.width,
            y: margin * picture.height,
            width: (1 - 2 * margin) * picture.width,
            height: (1 - 2 * margin) * picture.height,
          };
          const resized = resizePicture({ ...picture, pixels }, area, height, width);
          expect([...resized].every((value, at) => value === pixels[at % picture.channels])).toBe(true);
        },
      ),
      { seed },
    );
  });

  it("is the mean of the covered area: the same as repeating pixels until both sizes fit, then averaging blocks", () => {
    fc.assert(
      fc.property(anyPicture(), side(), side(), (picture, height, width) => {
        const resized = resizePicture(picture, whole(picture), height, width);
        const expected = byRepeating(picture, height, width);
        resized.forEach((value, at) => {
          expect(Math.abs(value - expected[at]!)).toBeLessThanOrEqual(0.5 + 1e-9);
        });
      }),
      { seed },
    );
  });

  it("agrees with a calculation by hand", () => {
    const picture = { height: 1, width: 3, channels: 1, pixels: Uint8Array.of(0, 90, 240) };
    // (0 + 90/2) / 1.5 and (90/2 + 240) / 1.5
    expect([...resizePicture(picture, whole(picture), 1, 2)]).toEqual([30, 190]);
  });
});

describe("framePicture", () => {
  const wide: Picture = {
    height: 2,
    width: 4,
    channels: 4,
    pixels: Uint8Array.from([10, 100, 100, 20, 10, 100, 100, 20].flatMap((grey) => [grey, grey, grey, 255])),
  };

  it("crops the middle", () => {
    expect([...framePicture(wide, { size: 2, fit: "crop", channels: 1 })]).toEqual([100, 100, 100, 100]);
  });

  it("pads with the mean of the edge", () => {
    // All eight pixels are at the edge: their mean is 57.5.
    expect([...framePicture(wide, { size: 4, fit: "pad", channels: 1 })]).toEqual([
      58, 58, 58, 58, 10, 100, 100, 20, 10, 100, 100, 20, 58, 58, 58, 58,
    ]);
  });

  it("weighs red, green and blue for grey, or keeps them", () => {
    const red = { height: 1, width: 1, channels: 4, pixels: Uint8Array.of(255, 0, 0, 255) };
    expect([...framePicture(red, { size: 1, fit: "crop", channels: 1 })]).toEqual([54]);
    expect([...framePicture(red, { size: 1, fit: "crop", channels: 3 })]).toEqual([255, 0, 0]);
  });
});

/** Every pixel repeated `height` × `width` times, then means of blocks: slow, but without fractions. */
function byRepeating(picture: Picture, height: number, width: number): number[] {
  const { channels } = picture;
  const means = new Array<number>(height * width * channels).fill(0);
  for (let y = 0; y < picture.height * height; y++) {
    for (let x = 0; x < picture.width * width; x++) {
      const from = Math.floor(y / height) * picture.width + Math.floor(x / width);
      const to = Math.floor(y / picture.height) * width + Math.floor(x / picture.width);
      for (let c = 0; c < channels; c++) means[to * channels + c]! += picture.pixels[from * channels + c]!;
    }
  }
  return means.map((sum) => sum / (picture.height * picture.width));
}

function side(): fc.Arbitrary<number> {
  return fc.integer({ min: 1, max: 9 });
}

function anyPicture(): fc.Arbitrary<Picture> {
  return fc.tuple(side(), side(), fc.constantFrom(1, 3, 4)).chain(([height, width, channels]) => {
    const length = height * width * channels;
    return fc
      .uint8Array({ minLength: length, maxLength: length })
      .map((pixels) => ({ height, width, channels, pixels }));
  });
}
