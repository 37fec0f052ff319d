import { useEffect, useRef } from "react";
import type { PictureShape } from "../../core/data/table/dataset.ts";
import { paintPicture } from "./paintPicture.ts";
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
