/** English words: labels that are spelt in several ways, or that only one of two files has. */
export const labels = {
  /** Findings of the data check. */
  alike: {
    title_one: "{{count}} label is spelt in several ways",
    title_other: "{{count}} labels are spelt in several ways",
    item: "{{column}}: {{spellings}} look alike",
    target: "{{column}}, the target: {{spellings}} look alike",
    typo: "{{column}}: {{spellings}} may be misspelt for {{into}}",
    targetTypo: "{{column}}, the target: {{spellings}} may be misspelt for {{into}}",
    help: "A model treats every spelling as a separate label. Merging gives all of them the most frequent spelling that does not look damaged. No row is lost.",
  },
  apart: {
    title_one: "The labels of {{count}} column differ between the training and the test file",
    title_other: "The labels of {{count}} columns differ between the training and the test file",
    match: "{{column}}: {{spellings}} in the test file looks like {{into}}",
    testOnly: "{{column}}: {{levels}} in the test file only",
    trainingOnly: "{{column}}: {{levels}} in the training rows only",
    targetMatch: "{{column}}, the target: {{spellings}} in the test file looks like {{into}}",
    targetTestOnly: "{{column}}, the target: {{levels}} in the test file only",
    targetTrainingOnly: "{{column}}, the target: {{levels}} in the training rows only",
    help: "A class without training rows is never predicted, and its test rows count as wrong. An unknown level of a feature gives no information.",
  },
  remedies: {
    spelling: "Merge the spellings into {{intos}}",
    typo_one: "Merge {{count}} likely typo",
    typo_other: "Merge {{count}} likely typos",
    match: "Match them",
  },
  did_one: "{{count}} spelling is merged; no row is lost.",
  did_other: "{{count}} spellings are merged; no row is lost.",
  mergeFirst:
    "Merge the spellings of {{levels}} first: if classes are left out now, some of their rows are deleted.",
  /** Counted spellings: "Pike" 60×. */
  counted: "“{{level}}” {{rows}}×",
  more_one: "{{count}} more",
  more_other: "{{count}} more",
  /** Notes in the rail, under the target. */
  rail: {
    alike: "{{spellings}} and {{into}} look alike.",
    alikeMore_one: "{{spellings}} and {{into}} look alike, and {{count}} more spelling.",
    alikeMore_other: "{{spellings}} and {{into}} look alike, and {{count}} more spellings.",
    merge: "Merge into {{intos}}",
    typo: "{{spellings}} may be misspelt for {{into}}, or another label.",
    typoMore_one:
      "{{spellings}} may be misspelt for {{into}}, or another label; {{count}} more label is equally doubtful.",
    typoMore_other:
      "{{spellings}} may be misspelt for {{into}}, or another label; {{count}} more labels are equally doubtful.",
    mergeTypos_one: "It is a typo: merge",
    mergeTypos_other: "They are typos: merge",
    testOnly_one: "The test file has a class without training rows: {{levels}}. It is never predicted.",
    testOnly_other:
      "The test file has {{count}} classes without training rows: {{levels}}. They are never predicted.",
    features_one:
      "{{count}} feature has levels in the test file that no training row has: see the data check.",
    features_other:
      "{{count}} features have levels in the test file that no training row has: see the data check.",
  },
} as const;
