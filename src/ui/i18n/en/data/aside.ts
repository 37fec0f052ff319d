/** English words: files that were read but are not learnt from. */
export const aside = {
  noTarget: "“{{name}}” was left out: it has no column “{{column}}”, so nothing can be tested on it",
  alsoLacking_one:
    "“{{name}}” also lacks {{columns}}: its values are unknown when the target is predicted, so it is not a feature",
  alsoLacking_other:
    "“{{name}}” also lacks {{columns}}: their values are unknown when the target is predicted, so they are not features",
  quoted: "“{{name}}”",
  answers: "“{{name}}” was left out: it is a submission, not data to learn from",
  noTable: "“{{name}}” was left out: it is not a table",
  unrelated_one: "{{names}} was left out: it has other columns than “{{main}}”",
  unrelated_other: "{{names}} were left out: they have other columns than “{{main}}”",
  smaller_one:
    "Learning from “{{main}}”, the largest table. {{names}} has other columns and was left out: open it alone to learn from it",
  smaller_other:
    "Learning from “{{main}}”, the largest table. {{names}} have other columns and were left out: open one alone to learn from it",
} as const;
