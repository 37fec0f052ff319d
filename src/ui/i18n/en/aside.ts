/** English words: files that were read but are not learnt from. */
export const aside = {
  noTarget: "“{{name}}” was left out: it has no column “{{column}}”, so nothing can be tested on it",
  alsoLacking_one:
    "“{{name}}” also lacks {{columns}}: it is not known where the target is to be predicted, so it is no feature",
  alsoLacking_other:
    "“{{name}}” also lacks {{columns}}: they are not known where the target is to be predicted, so they are no features",
  column: "“{{column}}”",
  /** Between two of them. */
  between: ", ",
  answers: "“{{name}}” was left out: it is a submission, not data to learn from",
} as const;
