import type { LearnerName } from "../../../core/learner/learnerName.ts";
import styles from "./charts.module.css";

/** Each learner has its own colour and shape, so that it can be recognised without colour. Path data around (0, 0), of M, L, A and Z. */
const SHAPES = {
  mlp: (r: number) => `M${r} 0A${r} ${r} 0 1 1 ${-r} 0A${r} ${r} 0 1 1 ${r} 0Z`,
  cnn: (r: number) => rectangle(0.9 * r, 0.9 * r),
  knn: (r: number) => plus(1.15 * r, 0.4 * r),
  linear: (r: number) => rectangle(1.3 * r, 0.5 * r),
  forest: (r: number) => `M0 ${-1.25 * r}L${1.2 * r} ${0.9 * r}L${-1.2 * r} ${0.9 * r}Z`,
  boosting: (r: number) => `M0 ${-1.3 * r}L${1.3 * r} 0L0 ${1.3 * r}L${-1.3 * r} 0Z`,
};

/** A learner's colour in the palette. */
export function learnerColorName(learner: LearnerName): string {
  return `--learner-${learner}`;
}

/** The same for CSS. */
export function learnerColor(learner: LearnerName): string {
  return `var(${learnerColorName(learner)})`;
}

/** A learner's shape as SVG path data, to be filled. */
export function learnerPath(learner: LearnerName, radius: number): string {
  return SHAPES[learner](radius);
}

/** A learner's mark for legends and tables, null: none; decorative, because the name is beside it. */
export function LearnerMark({ learner }: { readonly learner: LearnerName | null }) {
  if (learner === null) return null;
  return (
    <svg className={styles.glyph} viewBox="-6 -6 12 12" aria-hidden="true">
      <path d={learnerPath(learner, 3.8)} fill={learnerColor(learner)} />
    </svg>
  );
}

function rectangle(halfWidth: number, halfHeight: number): string {
  return `M${-halfWidth} ${-halfHeight}L${halfWidth} ${-halfHeight}L${halfWidth} ${halfHeight}L${-halfWidth} ${halfHeight}Z`;
}

function plus(arm: number, half: number): string {
  const corners = [
    [-half, -arm],
    [half, -arm],
    [half, -half],
    [arm, -half],
    [arm, half],
    [half, half],
    [half, arm],
    [-half, arm],
    [-half, half],
    [-arm, half],
    [-arm, -half],
    [-half, -half],
  ];
  return `M${corners.map((corner) => corner.join(" ")).join("L")}Z`;
}
