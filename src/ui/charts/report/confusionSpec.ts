/** One cell of a confusion matrix. */
export interface ConfusionCell {
  readonly actual: number;
  readonly predicted: number;
  readonly rows: number;
  /** Share of the actual class's rows, 0..1; null if the class has no row. */
  readonly share: number | null;
  readonly correct: boolean;
}

export interface ConfusionSpec {
  readonly names: readonly string[];
  /** cells[actual][predicted]. */
  readonly cells: readonly (readonly ConfusionCell[])[];
  readonly correct: number;
  readonly total: number;
  /** The most frequent mistake; null when there is none. */
  readonly worst: ConfusionCell | null;
}

/** A confusion matrix with row shares: how each class's rows were predicted. */
export function confusionSpec(
  names: readonly string[],
  confusion: readonly (readonly number[])[],
): ConfusionSpec {
  const cells = confusion.map((row, actual) => {
    const total = row.reduce((sum, rows) => sum + rows, 0);
    return row.map((rows, predicted): ConfusionCell => ({
      actual,
      predicted,
      rows,
      share: total === 0 ? null : rows / total,
      correct: actual === predicted,
    }));
  });
  const all = cells.flat();
  const mistakes = all.filter(({ correct, rows }) => !correct && rows > 0);
  return {
    names,
    cells,
    correct: all.reduce((sum, cell) => sum + (cell.correct ? cell.rows : 0), 0),
    total: all.reduce((sum, { rows }) => sum + rows, 0),
    worst: mistakes.reduce<ConfusionCell | null>(
      (worst, cell) => (worst === null || cell.rows > worst.rows ? cell : worst),
      null,
    ),
  };
}
