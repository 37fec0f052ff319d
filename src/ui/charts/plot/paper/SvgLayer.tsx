import { useMemo } from "react";
import type { Paint } from "../CanvasLayer.tsx";
import { BeneathHtml, usePlotGeometry } from "../plotLayers.tsx";
import { SvgInk } from "./svgInk.ts";
import styles from "../charts.module.css";

export interface SvgLayerProps {
  readonly strip: number;
  readonly bleed: number;
  readonly paint: Paint;
}

/** The content of a canvas as SVG, for print: sharp at every size, and aligned with the plot's other marks. */
export function SvgLayer({ strip, bleed, paint }: SvgLayerProps) {
  const area = usePlotGeometry();
  const shapes = useMemo(() => {
    const ink = new SvgInk();
    paint(ink, (name) => `var(${name})`);
    return ink.shapes();
  }, [paint]);
  const [left, top] = [area.left - bleed, area.top - bleed];
  const width = area.width + 2 * bleed;
  const height = area.height + strip + 2 * bleed;
  return (
    <BeneathHtml>
      <svg
        className={styles.layer}
        style={{ left, top }}
        width={width}
        height={height}
        viewBox={`${left} ${top} ${width} ${height}`}
        aria-hidden="true"
      >
        {shapes.map((shape, place) =>
          shape.kind === "text" ? (
            <text
              key={place}
              x={shape.x}
              y={shape.y}
              textAnchor={shape.anchor}
              style={{ font: shape.font, fill: shape.fill, opacity: shape.alpha }}
            >
              {shape.text}
            </text>
          ) : (
            <g
              key={place}
              style={{ fill: shape.style.fill, stroke: shape.style.stroke }}
              strokeWidth={shape.style.strokeWidth}
              strokeDasharray={shape.style.dash === "" ? undefined : shape.style.dash}
              strokeLinejoin="round"
            >
              {shape.paths.map((path, index) => (
                <path key={index} d={path} opacity={shape.style.alpha} />
              ))}
            </g>
          ),
        )}
      </svg>
    </BeneathHtml>
  );
}
