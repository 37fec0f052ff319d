/** English words: where scores come from, and the printed page. */
export const looks = {
  scoredOn: {
    rows: "{{score}} on the validation rows",
    folds: "{{score}} on the validation folds",
  },
  /** A sentence of its own. */
  tableScores: {
    rows: "{{metric}} on the validation rows.",
    repeats: "{{metric}} on the validation rows, mean ± standard error over {{repeats}} repeats.",
    folds: "{{metric}} on the validation folds, mean ± standard error.",
  },
} as const;
