import type { GeneratorKind } from "../../../../../core/data/generators/generatorSpec.ts";
import classes from "../data.module.css";

const DOTS = 9;

interface Dot {
  /** −1..1, y upwards. */
  readonly x: number;
  readonly y: number;
  readonly first: boolean;
}

/** A few dots in the shape of the generated data, or a sketch of the pictures. */
export function GeneratorGlyph({ kind }: { readonly kind: GeneratorKind }) {
  return (
    <svg viewBox="-1.25 -1.25 2.5 2.5" width={36} height={36} aria-hidden className={classes["glyph"]}>
      {kind === "shapes" || kind === "textures" ? (
        <PictureGlyph kind={kind} />
      ) : (
        DOTS_OF[kind].map(({ x, y, first }, index) => (
          <circle key={index} cx={x} cy={-y} r={0.12} data-first={first || undefined} />
        ))
      )}
    </svg>
  );
}

function PictureGlyph({ kind }: { readonly kind: "shapes" | "textures" }) {
  if (kind === "shapes") {
    return (
      <>
        <circle cx={-0.5} cy={-0.45} r={0.48} data-first />
        <rect x={0.12} y={-0.05} width={0.84} height={0.84} />
      </>
    );
  }
  return (
    <>
      {[-0.9, -0.3, 0.3].map((x, index) => (
        <rect key={x} x={x} y={-0.9} width={0.3} height={1.8} data-first={index % 2 === 0 || undefined} />
      ))}
      <rect x={0.8} y={-0.9} width={0.2} height={1.8} />
    </>
  );
}

const steps = Array.from({ length: DOTS }, (_, i) => i / (DOTS - 1));
const arms = (dot: (share: number, sign: 1 | -1) => readonly [x: number, y: number]): readonly Dot[] =>
  ([1, -1] as const).flatMap((sign) =>
    steps.map((share) => {
      const [x, y] = dot(share, sign);
      return { x, y, first: sign === 1 };
    }),
  );
const around = (radius: number, share: number): readonly [number, number] => [
  radius * Math.cos(2 * Math.PI * share),
  radius * Math.sin(2 * Math.PI * share),
];
/** Five places around a centre, close together. */
const cloud = (x: number, y: number, first: boolean, spread = 0.3): readonly Dot[] =>
  [0, 1, 2, 3, 4].map((i) => {
    const [dx, dy] = i === 4 ? [0, 0] : around(spread, i / 4 + 0.1);
    return { x: x + dx, y: y + dy, first };
  });

const DOTS_OF: Readonly<Record<Exclude<GeneratorKind, "shapes" | "textures">, readonly Dot[]>> = {
  moons: arms((share, sign) => [
    sign * (-0.35 + 0.7 * -Math.cos(Math.PI * share)),
    sign * (-0.25 + 0.8 * Math.sin(Math.PI * share)),
  ]),
  circles: arms((share, sign) => around(sign === 1 ? 0.4 : 1, share * (1 - 1 / DOTS))),
  spirals: arms((share, sign) => {
    const [x, y] = around(0.28 + 0.85 * share, 0.62 * share);
    return [sign * x, sign * y];
  }),
  xor: [
    ...cloud(-0.6, 0.6, true),
    ...cloud(0.6, -0.6, true),
    ...cloud(0.6, 0.6, false),
    ...cloud(-0.6, -0.6, false),
  ],
  blobs: [...cloud(-0.55, 0.5, true, 0.4), ...cloud(0.5, -0.5, false, 0.4)],
  classification: [...cloud(-0.7, -0.4, true), ...cloud(0.2, 0.7, true), ...cloud(0.6, -0.5, false)],
  regression: steps.map((share, i) => ({
    x: -1 + 2 * share,
    y: -0.8 + 1.6 * share + (i % 2 === 0 ? 0.18 : -0.18),
    first: true,
  })),
  friedman1: steps.map((share, i) => ({
    x: -1 + 2 * share,
    y: 0.75 * Math.sin(Math.PI * (1.6 * share - 0.4)) + (i % 2 === 0 ? 0.1 : -0.1),
    first: true,
  })),
};
