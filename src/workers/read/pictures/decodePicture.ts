import type { Picture } from "../../../core/data/pictures/resizePicture.ts";

/** Red, green, blue and alpha of every pixel. Rejects for bytes that do not decode. */
export type PictureDecoder = (bytes: Uint8Array<ArrayBuffer>) => Promise<Picture>;

/**
 * Decodes by the browser: rotated by the file's EXIF orientation, colours converted to sRGB, transparent parts on white. Needs a
 * worker or a page.
 */
export async function decodePicture(bytes: Uint8Array<ArrayBuffer>): Promise<Picture> {
  const bitmap = await createImageBitmap(new Blob([bytes]), {
    imageOrientation: "from-image",
    colorSpaceConversion: "default",
  });
  try {
    const { height, width } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext("2d", {
      alpha: false,
      willReadFrequently: true,
    })!;
    context.fillStyle = "white";
    context.fillRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0);
    return { height, width, channels: 4, pixels: context.getImageData(0, 0, width, height).data };
  } finally {
    bitmap.close();
  }
}
