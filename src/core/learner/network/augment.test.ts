import fc from "fast-check";
import { expect, test } from "vitest";
import reference from "../../../../bench/references/augmentation/augmentation.json";
import { createRng } from "../../math/rng.ts";
import {
  augment,
  augmentationKey,
  augmentInto,
  isAugmenting,
  pictureKey,
  type Augmentation,
  type Flip,
  type PictureDimensions,
} from "./augment.ts";

const NOTHING: Augmentation = { flip: "none", shift: 0, rotate: 0, zoom: 0, brightness: 0 };
const EVERYTHING: Augmentation = { flip: "both", shift: 0.3, rotate: 60, zoom: 0.5, brightness: 0.4 };

/** The formula of the script's `picture`. */
function picture([height, width, channels]: PictureDimensions): Float32Array<ArrayBuffer> {
  return Float32Array.from(
    { length: height * width * channels },
    (_, i) => ((31 * i ** 2 + 17 * i) % 1009) / 504 - 1,
  );
}

const shapes = fc.tuple(
  fc.integer({ min: 1, max: 9 }),
  fc.integer({ min: 1, max: 9 }),
  fc.integer({ min: 1, max: 3 }),
);
const keys = fc.integer({ min: 0, max: 2 ** 32 - 1 });

/** Keys under which both flips happen, found by what they do to a picture of four different values. */
const flippedKey = (flip: Flip): number => {
  const corners = Float32Array.of(1, 2, 3, 4);
  const flipped = { horizontal: "2,1,4,3", vertical: "3,4,1,2", both: "4,3,2,1", none: "1,2,3,4" }[flip];
  for (let key = 0; ; key++)
    if (augment(corners, [2, 2, 1], { ...NOTHING, flip }, key).join() === flipped) return key;
};

test.each(reference.cases.map((given, i) => [i + 1, given] as const))(
  "case %i is as SciPy's affine_transform makes it",
  (_, given) => {
    const { shape, key, values, ...augmentation } = given;
    const size = shape as unknown as PictureDimensions;
    const changed = augment(picture(size), size, augmentation as Augmentation, key);
    changed.forEach((value, i) => expect(value).toBeCloseTo(values[i]!, 6));
    expect(changed).toHaveLength(values.length);
  },
);

test("strength 0 changes no bit, not even of NaN", () => {
  fc.assert(
    fc.property(shapes, keys, (shape, key) => {
      const given = picture(shape);
      given[0] = Number.NaN;
      expect(augment(given, shape, NOTHING, key)).toEqual(given);
    }),
    { seed: 1 },
  );
  expect(isAugmenting(NOTHING)).toBe(false);
  expect(isAugmenting({ ...NOTHING, brightness: 0.1 })).toBe(true);
});

test.each(["horizontal", "vertical", "both"] as const)(
  "%s: flipped twice is as it was, bit for bit",
  (flip) => {
    const key = flippedKey(flip);
    const once = { ...NOTHING, flip };
    fc.assert(
      fc.property(shapes, (shape) => {
        const given = picture(shape);
        const flipped = augment(given, shape, once, key);
        expect(flipped.toSorted()).toEqual(given.toSorted());
        expect(augment(flipped, shape, once, key)).toEqual(given);
      }),
      { seed: 2 },
    );
  },
);

test("each flip happens to about half of the pictures, independently", () => {
  const corners = Float32Array.of(1, 2, 3, 4);
  const counts = new Map<string, number>();
  for (let row = 0; row < 4000; row++) {
    const flipped = augment(corners, [2, 2, 1], { ...NOTHING, flip: "both" }, pictureKey(7, row)).join();
    counts.set(flipped, (counts.get(flipped) ?? 0) + 1);
  }
  // Standard error of each count: 27.
  expect(counts.size).toBe(4);
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(120);
});

test("a rotation by a right angle moves every pixel of a square to its place", () => {
  const shape = [5, 5, 2] as const;
  const given = picture(shape);
  // The key decides the angle within ±θ; the strength is chosen so that the angle is 90°.
  const key = 12;
  const share = turnShare(key);
  const turned = augment(given, shape, { ...NOTHING, rotate: 90 / share }, key);
  const at = (values: Float32Array, y: number, x: number) => [
    ...values.subarray(2 * (5 * y + x), 2 * (5 * y + x) + 2),
  ];
  for (let y = 0; y < 5; y++) {
    for (let x = 0; x < 5; x++) {
      at(turned, y, x).forEach((value, channel) =>
        expect(value).toBeCloseTo(at(given, 4 - x, y)[channel]!, 5),
      );
    }
  }
});

/** Share of the strength, in (−1, 1), by which a key rotates: measured on a picture whose rotation is known. */
function turnShare(key: number): number {
  // A ramp along x: the pixel one to the right of the centre becomes 1 · cos θ, the one below −/+ sin θ.
  const size = 9;
  const ramp = Float32Array.from({ length: size * size }, (_, i) => (i % size) - 4);
  const turned = augment(ramp, [size, size, 1], { ...NOTHING, rotate: 30 }, key);
  const sine = turned[size * 5 + 4]!;
  return (Math.asin(sine) * 180) / Math.PI / 30;
}

test("a picture of one colour keeps it; brightness moves the mean by at most its strength", () => {
  fc.assert(
    fc.property(shapes, keys, fc.double({ min: -3, max: 3, noNaN: true }), (shape, key, colour) => {
      const plain = picture(shape).fill(colour);
      for (const value of augment(plain, shape, { ...EVERYTHING, brightness: 0 }, key))
        expect(value).toBeCloseTo(Math.fround(colour), 5);
      const lit = augment(plain, shape, EVERYTHING, key);
      expect(Math.max(...lit) - Math.min(...lit)).toBeLessThan(1e-5);
      expect(Math.abs(lit[0]! - colour)).toBeLessThanOrEqual(0.4 + 1e-5);
    }),
    { seed: 3 },
  );
});

test("without brightness every value stays within the picture's own range", () => {
  fc.assert(
    fc.property(shapes, keys, (shape, key) => {
      const given = picture(shape);
      const changed = augment(given, shape, { ...EVERYTHING, brightness: 0 }, key);
      expect(Math.min(...changed)).toBeGreaterThanOrEqual(Math.min(...given) - 1e-6);
      expect(Math.max(...changed)).toBeLessThanOrEqual(Math.max(...given) + 1e-6);
    }),
    { seed: 4 },
  );
});

test("draws lie within the strengths, and fill their range", () => {
  const size = 65;
  const ramp = Float32Array.from({ length: size }, (_, i) => i);
  const shifts = Array.from({ length: 500 }, (_, row) => {
    const moved = augment(ramp, [1, size, 1], { ...NOTHING, shift: 0.2 }, pictureKey(3, row));
    return 32 - moved[32]!;
  });
  expect(Math.max(...shifts.map(Math.abs))).toBeLessThanOrEqual(0.2 * size);
  expect(Math.min(...shifts)).toBeLessThan(-0.19 * size);
  expect(Math.max(...shifts)).toBeGreaterThan(0.19 * size);
});

test("the picture of a row depends only on seed, epoch and row", () => {
  const shape = [6, 5, 1] as const;
  const make = (seed: number, epoch: number, row: number) =>
    augment(picture(shape), shape, EVERYTHING, pictureKey(augmentationKey(seed, epoch), row)).join();
  expect(make(1, 2, 3)).toBe(make(1, 2, 3));
  const others = [make(1, 2, 3), make(2, 2, 3), make(1, 3, 3), make(1, 2, 4)];
  expect(new Set(others).size).toBe(4);
});

test("switching one change off does not change the draws of the others", () => {
  const shape = [6, 5, 1] as const;
  const plain = new Float32Array(30).fill(1);
  const lit = augment(plain, shape, { ...NOTHING, brightness: 0.4 }, 77);
  expect(augment(plain, shape, EVERYTHING, 77)[0]).toBeCloseTo(lit[0]!, 6);
});

test("only the requested picture is written", () => {
  const rng = createRng(5);
  const source = Float32Array.from({ length: 3 * 12 }, () => rng.uniform());
  const target = new Float32Array(3 * 12).fill(-9);
  augmentInto(target, source, 12, [3, 4, 1], EVERYTHING, 5);
  expect(new Set([...target.subarray(0, 12), ...target.subarray(24)])).toEqual(new Set([-9]));
  expect(target.subarray(12, 24)).toEqual(augment(source.slice(12, 24), [3, 4, 1], EVERYTHING, 5));
});
