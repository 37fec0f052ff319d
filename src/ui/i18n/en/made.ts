/** English words: how the score of the Model tab was made. */
export const made = {
  title: "How this score was made",
  search_one: "{{count, number}} trial was trained and scored on validation rows only: {{score}}.",
  search_other: "{{count, number}} trials were compared by their scores on validation rows only: {{score}}.",
  retrain: "{{start}} was trained again on {{rows}} rows (training and validation together) for {{steps}}.",
  retrainMedian:
    "{{start}} was trained again on {{rows}} rows (training and validation together) for {{steps}}, the median of its trainings.",
  retrainAtOnce: "{{start}} was trained again on {{rows}} rows (training and validation together).",
  once: "Then the test rows were opened: {{test}}. This was the only time since this page was loaded.",
  log: "All models learnt the logarithm of the target. Their predictions were converted back before they were scored; each is the median of the possible values, not the mean.",
  interval: "The interval comes from repeated draws of those rows with replacement (bootstrap).",
  baselines: "The baselines were trained and scored in the same way on the same rows.",
} as const;
