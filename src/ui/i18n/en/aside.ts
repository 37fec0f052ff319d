/** English words: files that were read but are not learnt from. */
export const aside = {
  noTarget: "“{{name}}” was left out: it has no column “{{column}}”, so nothing can be tested on it",
  answers: "“{{name}}” was left out: it is a submission, not data to learn from",
} as const;
