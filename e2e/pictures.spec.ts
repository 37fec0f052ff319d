import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { zipSync } from "fflate";
import { expect, test } from "./journey.ts";
import { claimingSize, greyPng, linesPng, linesZip, pixelCsv } from "./pictureFixtures.ts";

test("a zip of pictures: read, resized, trained to the end; damaged pictures are listed", async ({
  surmise,
  page,
}) => {
  await surmise.open("trials=2&epochs=8&engine=wasm");
  const damaged = linesPng(true, 3).slice(0, 60);
  await surmise.drop(
    "lines.zip",
    linesZip(30, {
      "lines/level/cut.png": damaged,
      "lines/level/photo.heic": damaged,
      "lines/notes.txt": damaged,
    }),
  );
  const data = surmise.section("Data");
  await expect(data).toContainText("60 pictures · 12 × 12, grey → class");
  await expect(page.getByRole("img", { name: "Pictures of “upright”" })).toBeVisible();
  await expect(
    page.getByText(/1 left out, damaged, cannot be decoded: lines\/level\/cut\.png/),
  ).toBeVisible();
  await expect(page.getByText(/1 left out, in a format other than .*photo\.heic/)).toBeVisible();

  await page.getByLabel("Size", { exact: true }).selectOption("8 × 8");
  await expect(data).toContainText("8 × 8, grey");
  await page.getByText("Colour", { exact: true }).click();
  await expect(data).toContainText("8 × 8, colour");
  await expect.poll(() => page.url()).toContain("pictures.size=8");

  await surmise.runToTheEnd();
  await surmise.expectTrials(2);
  await surmise.tab("Model").click();
  await expect(page.getByText(/on 12 test rows/).first()).toBeVisible();
});

test("a folder of pictures is read like a zip of it", async ({ surmise, page }, info) => {
  const folder = info.outputPath("pets");
  for (const [name, upright] of [["cat", true] as const, ["dog", false] as const]) {
    await mkdir(join(folder, name), { recursive: true });
    for (let n = 0; n < 12; n++) await writeFile(join(folder, name, `${n}.png`), linesPng(upright, n));
  }
  await surmise.open();
  await page.getByText("Your file", { exact: true }).click();
  const chooser = page.waitForEvent("filechooser");
  await surmise.button("Folder of pictures").click();
  await (await chooser).setFiles(folder);
  await expect(surmise.section("Data")).toContainText("24 pictures · 12 × 12, grey → class");
  await expect(page.getByRole("img", { name: "Pictures of “cat”" })).toBeVisible();
  await expect(surmise.button("Run")).toBeEnabled();
});

test("a folder that is dropped is read with the folders in it", async ({ surmise, page }, info) => {
  const folder = info.outputPath("beasts");
  for (const [name, upright] of [["train/cat", true] as const, ["train/dog", false] as const]) {
    await mkdir(join(folder, name), { recursive: true });
    // More files than a browser returns from a folder in one call.
    for (let n = 0; n < 120; n++) await writeFile(join(folder, name, `${n}.png`), linesPng(upright, n));
  }
  await mkdir(join(folder, "test/dog"), { recursive: true });
  await writeFile(join(folder, "test/dog/1.png"), linesPng(false, 1));
  await writeFile(join(folder, "notes.txt"), "how they were made");
  await surmise.open();
  await surmise.dropFolder(folder);
  await expect(surmise.section("Data")).toContainText("241 pictures · 12 × 12, grey → class");
  await expect(page.getByRole("img", { name: "Pictures of “dog”" })).toBeVisible();
  await expect(page.getByText("beasts", { exact: true })).toBeVisible();
  await expect(surmise.button("Run")).toBeEnabled();
});

test("Kaggle's digits: columns of pixels are offered as pictures, and may be a table again", async ({
  surmise,
  page,
}) => {
  await surmise.open("trials=2&epochs=8&engine=wasm");
  await surmise.drop("train.csv", pixelCsv(80, 8));
  const data = surmise.section("Data");
  await expect(data).toContainText("80 rows");
  await expect(page.getByText("64 columns look like the pixels of 8 × 8 pictures.")).toBeVisible();
  await surmise.button("Read as pictures").click();
  await expect(data).toContainText("80 pictures · 8 × 8, grey → label");
  await expect.poll(() => page.url()).toContain("pixels=1");
  await surmise.button("Read as a table").click();
  await expect(data).toContainText("80 rows");
  await surmise.button("Read as pictures").click();
  await expect(data).toContainText("80 pictures");
  await surmise.runToTheEnd();
  await surmise.expectTrials(2);
});

/** Pictures that cannot be used, with their message, the offending value, and the proposed next step. */
const UNREADABLE = [
  {
    name: "cut.zip",
    bytes: linesZip(5).slice(0, 900),
    says: /“cut\.zip” is damaged: its ZIP data are incomplete or invalid/,
    next: /Download or export the file again/,
  },
  {
    name: "flat.zip",
    bytes: zipSync({ "1.png": linesPng(true, 1), "2.png": linesPng(true, 2) }),
    says: /“flat\.zip” has pictures \(2\), but no picture lies in a folder/,
    next: /folder with the class's name/,
  },
  {
    name: "one.zip",
    bytes: zipSync({ "cat/1.png": linesPng(true, 1), "cat/2.png": linesPng(true, 2) }),
    says: /All pictures of “one\.zip” \(2\) are in one folder, “cat”/,
    next: /around the folders of all classes/,
  },
  {
    name: "text.zip",
    bytes: zipSync({ "cat/1.png": new TextEncoder().encode("no picture"), "dog/2.png": new Uint8Array(9) }),
    says: /No picture of “text\.zip” \(2\) can be used\. The first one, “cat\/1\.png”, is left out: not a PNG, JPEG or WebP picture/,
    next: /Save the pictures as PNG/,
  },
  {
    name: "huge.zip",
    bytes: zipSync({ "cat/1.png": claiming(50_000), "dog/2.png": claiming(50_000) }),
    says: /“cat\/1\.png”, is left out: over 100 megapixels/,
    next: /Save the pictures as PNG/,
  },
  {
    name: "claimed.zip",
    bytes: claimingSize(
      zipSync({ "cat/1.png": linesPng(true, 1), "dog/2.png": linesPng(false, 1) }),
      2_000_000_000,
    ),
    says: /“cat\/1\.png”, is left out: over 100 megapixels or 100 MB/,
    next: /Save the pictures as PNG/,
  },
  {
    name: "undecodable.zip",
    bytes: zipSync({
      "cat/1.png": linesPng(true, 3).slice(0, 60),
      "dog/2.png": linesPng(true, 3).slice(0, 60),
    }),
    says: /“cat\/1\.png”, is left out: damaged, cannot be decoded/,
    next: /Save the pictures as PNG/,
  },
  {
    name: "flipped.zip",
    bytes: flippedZip(),
    says: /The first one, “cat\/1\.png”, is left out: damaged in the zip/,
    next: /Save the pictures as PNG/,
  },
];

test("unreadable pictures give the reason and the next step, and another file can be opened", async ({
  surmise,
  page,
}) => {
  await surmise.open();
  for (const { name, bytes, says, next } of UNREADABLE) {
    await test.step(name, async () => {
      await surmise.drop(name, bytes);
      const alert = page.getByRole("alert").filter({ hasText: says });
      await expect(alert).toBeVisible();
      await expect(alert).toContainText(next);
      await expect(surmise.button("Run")).toBeDisabled();
      await surmise.drop("good.zip", linesZip(12));
      await expect(surmise.button("Run")).toBeEnabled();
    });
  }
});

test("a class with few pictures gives a warning before a run", async ({ surmise, page }) => {
  await surmise.open();
  await surmise.drop("few.zip", linesZip(12, { "lines/dots/1.png": greyPng(12, (y, x) => (y * x) % 255) }));
  await expect(page.getByText(/Class “dots” of “class” has too few rows \(1\)/).first()).toBeVisible();
  await expect(surmise.button("Run")).toBeDisabled();
});

/** A PNG that claims this many pixels per side, without pixel data. */
function claiming(side: number): Uint8Array {
  const png = greyPng(1, () => 0);
  new DataView(png.buffer, png.byteOffset).setUint32(16, side);
  new DataView(png.buffer, png.byteOffset).setUint32(20, side);
  return png;
}

/** A zip in which a byte of every packed file is changed. */
function flippedZip(): Uint8Array {
  const zip = zipSync({ "cat/1.png": linesPng(true, 1), "dog/2.png": linesPng(false, 1) }, { level: 0 });
  const view = new DataView(zip.buffer, zip.byteOffset, zip.length);
  for (let at = 0; at < zip.length - 4; at++) {
    if (view.getUint32(at, true) === 0x04034b50) zip[at + 30 + "cat/1.png".length + 50]! ^= 1;
  }
  return zip;
}
