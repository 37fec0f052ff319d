/** English words: advice of the data check on how rows are divided and what is learnt. */
export const advice = {
  fewRows: {
    title: "{{rows}} rows for {{columns}} columns are few",
    help: "With fewer than five rows for each column some of them go with the target by chance, and a model learns that. Keep the features that tell most, prefer small models with much L2, and judge by folds.",
  },
  skewedTarget: {
    title: "“{{column}}”, the target, has a long tail of large values",
    help: "A few large values decide the error. Their logarithm is more even, and often easier to learn; scores stay in the target's own units.",
  },
  dates: {
    title: "“{{column}}” says when: rows can be divided in order of time",
    help: "Drawn at random, training rows are later than some of the rows that judge. If the model is to foresee what comes later, train it on the past and judge it by what followed.",
  },
  remedies: {
    logTarget: "Learn the logarithm",
    splitByTime: "Divide in order of time",
    featureShare: "Keep the best quarter of the features",
  },
  did: {
    logTarget: "The logarithm of the target is learnt.",
    splitByTime: "The latest rows test, those before them validate.",
    featureShare:
      "The quarter of the features that goes most with the target is kept, in each fold by its own training rows.",
  },
} as const;
