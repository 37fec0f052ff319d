/** English words: which column is predicted. */
export const targets = {
  question: "What should be predicted?",
} as const;
