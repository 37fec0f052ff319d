/**
 * Maximal number of elements of one style; more shapes are joined, because a page with a hundred thousand elements takes seconds to
 * lay out.
 */
export const MOST_OF_A_STYLE = 2000;

export interface InkStyle {
  readonly fill: string;
  readonly stroke: string;
  readonly strokeWidth: number;
  readonly dash: string;
  readonly alpha: number;
}

/** Shapes of one style; each is path data. */
export interface InkPaths {
  readonly kind: "paths";
  readonly style: InkStyle;
  readonly paths: readonly string[];
}

export interface InkText {
  readonly kind: "text";
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly fill: string;
  readonly alpha: number;
  readonly font: string;
  readonly anchor: "start" | "middle" | "end";
}

/**
 * Records what a chart paints on a canvas as SVG shapes. For print: Chromium scales canvases that are drawn while it prepares
 * a print differently from the SVG marks above them.
 *
 * It implements the calls that our charts make, with the canvas' names; `arc` is a whole circle, and lines have round joins.
 */
export class SvgInk {
  fillStyle = "#000";
  strokeStyle = "#000";
  globalAlpha = 1;
  lineWidth = 1;
  lineJoin: CanvasLineJoin = "round";
  font = "10px sans-serif";
  textAlign: CanvasTextAlign = "start";
  textBaseline: CanvasTextBaseline = "alphabetic";
  private dash = "";
  private path: string[] = [];
  private readonly drawn: (InkText | { kind: "paths"; style: InkStyle; paths: string[] })[] = [];

  /** The painted shapes, in the order of painting. */
  shapes(): readonly (InkPaths | InkText)[] {
    return this.drawn.map((each) => (each.kind === "text" ? each : { ...each, paths: joined(each.paths) }));
  }

  setLineDash(lengths: readonly number[]): void {
    this.dash = lengths.join(" ");
  }

  beginPath(): void {
    this.path = [];
  }

  moveTo(x: number, y: number): void {
    this.path.push(`M${short(x)} ${short(y)}`);
  }

  lineTo(x: number, y: number): void {
    this.path.push(`L${short(x)} ${short(y)}`);
  }

  arc(x: number, y: number, radius: number, _from: number, _to: number): void {
    const r = short(radius);
    const [left, right] = [short(x - radius), short(x + radius)];
    this.path.push(
      `M${right} ${short(y)}A${r} ${r} 0 1 1 ${left} ${short(y)}A${r} ${r} 0 1 1 ${right} ${short(y)}Z`,
    );
  }

  fill(): void {
    this.add("fill", this.path.join(""));
  }

  stroke(): void {
    this.add("stroke", this.path.join(""));
  }

  fillRect(x: number, y: number, width: number, height: number): void {
    this.add("fill", rectangle(x, y, width, height));
  }

  strokeRect(x: number, y: number, width: number, height: number): void {
    this.add("stroke", rectangle(x, y, width, height));
  }

  fillText(text: string, x: number, y: number): void {
    const anchor = this.textAlign === "center" ? "middle" : this.textAlign === "end" ? "end" : "start";
    // As on canvases, the middle is half the height of lower-case letters.
    const baseline = this.textBaseline === "middle" ? 0.35 * Number.parseFloat(this.font) : 0;
    this.drawn.push({
      kind: "text",
      text,
      x: short(x),
      y: short(y + baseline),
      fill: this.fillStyle,
      alpha: this.globalAlpha,
      font: this.font,
      anchor,
    });
  }

  /** Path data around (0, 0), drawn around (x, y). */
  mark(data: string, how: "fill" | "stroke", x: number, y: number): void {
    this.add(how, movedPath(data, x, y));
  }

  private add(how: "fill" | "stroke", data: string): void {
    if (data === "") return;
    const filled = how === "fill";
    const style: InkStyle = {
      fill: filled ? this.fillStyle : "none",
      stroke: filled ? "none" : this.strokeStyle,
      strokeWidth: this.lineWidth,
      dash: filled ? "" : this.dash,
      alpha: this.globalAlpha,
    };
    const last = this.drawn.at(-1);
    if (last?.kind === "paths" && sameStyle(last.style, style)) last.paths.push(data);
    else this.drawn.push({ kind: "paths", style, paths: [data] });
  }
}

/** The same path with its absolute commands moved; of M, L, A and Z as the charts' marks use them. */
export function movedPath(data: string, dx: number, dy: number): string {
  return data.replace(/([MLAZ])([^MLAZ]*)/g, (_, command: string, rest: string) => {
    const numbers = (rest.match(/-?[\d.]+(?:e-?\d+)?/g) ?? []).map(Number);
    if (command === "Z") return "Z";
    // The end point of an arc comes after its radii and flags.
    const [x, y] = numbers.slice(-2) as [number, number];
    return `${command}${[...numbers.slice(0, -2), short(x + dx), short(y + dy)].join(" ")}`;
  });
}

/** Neighbours in the order of painting lie near each other, so each path takes every n-th: few shapes of one path overlap. */
function joined(paths: readonly string[]): readonly string[] {
  if (paths.length <= MOST_OF_A_STYLE) return paths;
  const groups = Array.from({ length: MOST_OF_A_STYLE }, () => [] as string[]);
  paths.forEach((path, index) => groups[index % MOST_OF_A_STYLE]!.push(path));
  return groups.map((group) => group.join(""));
}

function sameStyle(a: InkStyle, b: InkStyle): boolean {
  return (
    a.fill === b.fill &&
    a.stroke === b.stroke &&
    a.strokeWidth === b.strokeWidth &&
    a.dash === b.dash &&
    a.alpha === b.alpha
  );
}

function rectangle(x: number, y: number, width: number, height: number): string {
  const [left, top, right, bottom] = [short(x), short(y), short(x + width), short(y + height)];
  return `M${left} ${top}L${right} ${top}L${right} ${bottom}L${left} ${bottom}Z`;
}

/** A hundredth of a pixel is finer than any printer. */
function short(value: number): number {
  return Math.round(value * 100) / 100;
}
