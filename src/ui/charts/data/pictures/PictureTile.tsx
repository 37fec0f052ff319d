import { useEffect, useRef } from "react";
import type { Rgba } from "./rgba.ts";
import styles from "./pictures.module.css";

export interface PictureTileProps {
  readonly image: Rgba;
  /** Alternative text: what the picture shows. */
  readonly label: string;
  /** Length of the longer side on the page, pixels. */
  readonly size: number;
}

/** A small picture, enlarged without smoothing, so that it shows the pixels that a network receives. */
export function PictureTile({ image, label, size }: PictureTileProps) {
  const ref = useRef<HTMLCanvasElement>(null);
  const { width, height, bytes } = image;
  useEffect(() => {
    ref.current?.getContext("2d")?.putImageData(new ImageData(bytes, width, height), 0, 0);
  }, [bytes, width, height]);
  const scale = size / Math.max(width, height);
  return (
    <canvas
      ref={ref}
      className={styles.tile}
      width={width}
      height={height}
      style={{ inlineSize: width * scale, blockSize: height * scale }}
      role="img"
      aria-label={label}
    />
  );
}
