/** English words: values so far from all others that a model would learn nothing else. */
export const extremes = {
  title_one: "{{count}} column has values beyond all scale",
  title_other: "{{count}} columns have values beyond all scale",
  item_one: "{{column}}: {{count}} value ({{values}}); all others lie from {{low}} to {{high}}",
  item_other: "{{column}}: {{count}} values ({{values}}); all others lie from {{low}} to {{high}}",
  target_one: "{{column}}, the target: {{count}} value ({{values}}); all others lie from {{low}} to {{high}}",
  target_other:
    "{{column}}, the target: {{count}} values ({{values}}); all others lie from {{low}} to {{high}}",
  range: "{{least}} to {{most}}",
  help: "They are more than a million times as far out as the middle half of the column is wide. Beside them all other values look the same to a model. Often they stand for “no value” or are an error in the file.",
  helpFlat:
    "The middle half of the column is a single value, and they are more than 1e30 from it. Beside them all other values look the same to a model. Often they stand for “no value” or are an error in the file.",
  helpMixed:
    "They are more than a million times as far out as the middle half of the column is wide; where that half is a single value, they are more than 1e30 from it. Beside them all other values look the same to a model. Often they stand for “no value” or are an error in the file.",
  remedy_one: "In “{{column}}”, count {{count}} value far out as missing",
  remedy_other: "In “{{column}}”, count {{count}} different values far out as missing",
  did_one: "In “{{column}}”, missing values now include {{count}} value far out.",
  did_other: "In “{{column}}”, missing values now include {{count}} different values far out.",
  quantile: "Scale by ranks",
  didQuantile: "Numbers are scaled by their ranks among the training rows.",
  /** Columns in the next sentence. */
  inColumn: "“{{column}}” ({{values}})",
  cause_one:
    "The cause is likely in the data. A column holds values beyond all scale: {{columns}}. What can be done about them:",
  cause_other:
    "The cause is likely in the data. {{count}} columns hold values beyond all scale: {{columns}}. What can be done about them:",
  seeModel_one:
    "The cause is likely in the data: {{columns}} holds values beyond all scale. The Model tab offers what can be done.",
  seeModel_other:
    "The cause is likely in the data: {{columns}} hold values beyond all scale. The Model tab offers what can be done.",
} as const;
