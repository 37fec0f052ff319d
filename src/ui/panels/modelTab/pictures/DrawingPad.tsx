import { useEffect, useRef, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import styles from "./pictures.module.css";

/** Length of a side in pixels, independent of the pad's size on the page. */
export const PAD_SIDE = 224;
const STROKE = 18;
/** Milliseconds between two updates while drawing. */
const LOOK_MS = 120;

export interface DrawingPadProps {
  readonly empty: boolean;
  /** Receives the ink of each pixel, 0 to 1, row-major; called at most several times a second while drawing. */
  readonly onDraw: (ink: Float32Array<ArrayBuffer>) => void;
}

/** A square to draw on. */
export function DrawingPad({ empty, onDraw }: DrawingPadProps) {
  const { t } = useTranslation();
  const ref = useRef<HTMLCanvasElement>(null);
  const last = useRef<readonly [number, number] | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  useEffect(
    () => () => {
      if (timer.current !== null) clearTimeout(timer.current);
    },
    [],
  );

  const tell = () => {
    timer.current = null;
    if (ref.current !== null) onDraw(inkOf(ref.current));
  };
  const draw = (event: PointerEvent<HTMLCanvasElement>) => {
    if (last.current === null) return;
    const to = placeOf(event);
    stroke(event.currentTarget, last.current, to);
    last.current = to;
    timer.current ??= setTimeout(tell, LOOK_MS);
  };
  const begin = (event: PointerEvent<HTMLCanvasElement>) => {
    if (event.button !== 0) return;
    event.currentTarget.setPointerCapture(event.pointerId);
    last.current = placeOf(event);
    draw(event);
  };
  const end = () => {
    last.current = null;
  };
  return (
    <div className={styles.padFrame}>
      <canvas
        ref={ref}
        className={styles.pad}
        width={PAD_SIDE}
        height={PAD_SIDE}
        role="img"
        aria-label={t("looking.tryIt.pad")}
        onPointerDown={begin}
        onPointerMove={draw}
        onPointerUp={end}
        onPointerCancel={end}
      />
      {empty && (
        <span className={styles.padHint} aria-hidden="true">
          {t("looking.tryIt.padHint")}
        </span>
      )}
    </div>
  );
}

function placeOf(event: PointerEvent<HTMLCanvasElement>): readonly [number, number] {
  const box = event.currentTarget.getBoundingClientRect();
  const scale = PAD_SIDE / box.width;
  return [(event.clientX - box.left) * scale, (event.clientY - box.top) * scale];
}

/** Only the opacity of a pixel matters. Always black: in the dark theme the style sheet inverts it. */
function stroke(
  canvas: HTMLCanvasElement,
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  const context = canvas.getContext("2d");
  if (context === null) return;
  context.lineWidth = STROKE;
  context.lineCap = "round";
  context.lineJoin = "round";
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.stroke();
}

function inkOf(canvas: HTMLCanvasElement): Float32Array<ArrayBuffer> {
  const { data } = canvas.getContext("2d")!.getImageData(0, 0, PAD_SIDE, PAD_SIDE);
  const ink = new Float32Array(PAD_SIDE * PAD_SIDE);
  for (let at = 0; at < ink.length; at++) ink[at] = data[4 * at + 3]! / 255;
  return ink;
}
