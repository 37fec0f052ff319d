import { useEffect, useRef } from "react";
import type { PictureShape } from "../../core/data/table/dataset.ts";
import classes from "./controls.module.css";

/** Pixels of the canvas between two pictures. */
const GAP = 1;

interface PictureStripProps {
  readonly shape: PictureShape;
  /** height × width × channels bytes each. */
  readonly pictures: readonly Uint8Array[];
  /** Height on screen in CSS pixels. */
  readonly size: number;
  readonly label: string;
}

/** Pictures side by side, in one canvas: hundreds of canvases would be slow. Pixels are not smoothed. */
export function PictureStrip({ shape, pictures, size, label }: PictureStripProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { height, width } = shape;
  const total = pictures.length * (width + GAP) - GAP;
  useEffect(() => {
    const context = canvas.current?.getContext("2d");
    if (!context) return;
    context.clearRect(0, 0, total, height);
    pictures.forEach((pixels, index) => paintPicture(context, shape, pixels, index * (width + GAP)));
  }, [pictures, shape, width, height, total]);
  if (pictures.length === 0) return null;
  return (
    <canvas
      ref={canvas}
      role="img"
      aria-label={label}
      className={classes["pictures"]}
      width={total}
      height={height}
      style={{ height: size, width: (size * total) / height }}
    />
  );
}

/** Paints a picture's pixels (bytes, channels last) at its own size, its left edge at `x`. */
function paintPicture(
  context: CanvasRenderingContext2D,
  { height, width, channels }: PictureShape,
  pixels: Uint8Array,
  x: number,
): void {
  const image = context.createImageData(width, height);
  for (let at = 0; at < height * width; at++) {
    for (let c = 0; c < 3; c++) {
      image.data[4 * at + c] = pixels[at * channels + (channels === 1 ? 0 : c)]!;
    }
    image.data[4 * at + 3] = 255;
  }
  context.putImageData(image, x, 0);
}
