import fc from "fast-check";
import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { AppError } from "../../../core/errors.ts";
import { crc32 } from "./crc32.ts";
import { openZip, readEntry } from "./zipEntries.ts";

const text = (words: string) => new TextEncoder().encode(words);
const blobOf = (bytes: Uint8Array) => new Blob([new Uint8Array(bytes)]);

describe("openZip", () => {
  it("lists files without folders and gives their bytes, packed or stored", () => {
    return fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.stringMatching(/^[a-z猫]{1,8}$/), fc.uint8Array({ maxLength: 300 }), { minKeys: 1 }),
        fc.constantFrom(0 as const, 6 as const),
        async (files, level) => {
          const zip = zipSync({ "folder/": new Uint8Array(), ...files }, { level });
          const entries = await openZip("a.zip", blobOf(zip));
          expect(entries.map(({ path }) => path)).toEqual(Object.keys(files));
          for (const entry of entries) {
            expect(entry.encrypted).toBe(false);
            expect([...(await entry.read())]).toEqual([...files[entry.path]!]);
          }
        },
      ),
      { seed: 8, numRuns: 30 },
    );
  });

  it("fails with an AppError if anything is cut off or changed", async () => {
    const zip = zipSync({ "a/1.png": text("one".repeat(50)), "b/2.png": text("two") });
    await expect(openZip("a.zip", blobOf(zip.subarray(0, -30)))).rejects.toMatchObject({
      code: "fileDamaged",
      details: { name: "a.zip", format: "ZIP" },
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(zip.length - 1), fc.nat(255), async (at, byte) => {
        const changed = zip.slice();
        changed[at] = byte;
        try {
          for (const entry of await openZip("a.zip", blobOf(changed))) {
            await entry.read().catch((thrown: unknown) => expect(thrown).toBeInstanceOf(RangeError));
          }
        } catch (thrown) {
          expect(thrown).toBeInstanceOf(AppError);
        }
      }),
      { seed: 8, numRuns: 300 },
    );
  });

  it("never unpacks to more than is claimed", async () => {
    const zip = zipSync({ "bomb.png": new Uint8Array(1_000_000) });
    const directory = zip.length - 22 - 46 - "bomb.png".length;
    // Claims 10 bytes, by length and checksum, but would unpack to a million.
    new DataView(zip.buffer).setUint32(directory + 24, 10, true);
    new DataView(zip.buffer).setUint32(directory + 16, crc32(new Uint8Array(10)), true);
    const [entry] = await openZip("a.zip", blobOf(zip));
    expect(entry!.bytes).toBe(10);
    expect(await entry!.read()).toHaveLength(10);
  });

  it("names an entry whose bytes differ from those that were packed", async () => {
    const zip = zipSync({ "good.csv": text("a,b"), "bad.csv": text("1,2,3") }, { level: 0 });
    zip[zip.indexOf("1".charCodeAt(0))] = "7".charCodeAt(0);
    const [good, bad] = await openZip("a.zip", blobOf(zip));
    expect([...(await good!.read())]).toEqual([...text("a,b")]);
    await expect(bad!.read()).rejects.toThrow(RangeError);
    await expect(readEntry("a.zip", bad!)).rejects.toMatchObject({
      code: "entryDamaged",
      details: { name: "a.zip", path: "bad.csv" },
    });
  });

  it("reports encryption and claimed sizes before anything is unpacked", async () => {
    const zip = zipSync({ "a.png": text("a".repeat(100)) });
    const directory = zip.length - 22 - 46 - "a.png".length;
    zip[directory + 8] = 1;
    new DataView(zip.buffer).setUint32(directory + 24, 2_000_000_000, true);
    expect(await openZip("a.zip", blobOf(zip))).toMatchObject([{ encrypted: true, bytes: 2_000_000_000 }]);
  });
});
