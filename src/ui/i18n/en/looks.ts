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
  noTable: "There is no table to show: “{{label}}” cannot be used",
  print: {
    act: "Print or save as PDF",
    help: "The results of all tabs, without buttons",
    more: "The first {{shown}} of {{all}}.",
    column: "Column",
    values: "Values",
    missing: "Missing",
    association: "With the target",
  },
} as const;
