/** English words: values so far from all others that a model would learn nothing else. */
export const extremes = {
  title_one: "{{count}} column has extreme values",
  title_other: "{{count}} columns have extreme values",
  item_one: "{{column}}: {{count}} value ({{values}}); all others lie from {{low}} to {{high}}",
  item_other: "{{column}}: {{count}} values ({{values}}); all others lie from {{low}} to {{high}}",
  target_one: "{{column}}, the target: {{count}} value ({{values}}); all others lie from {{low}} to {{high}}",
  target_other:
    "{{column}}, the target: {{count}} values ({{values}}); all others lie from {{low}} to {{high}}",
  range: "{{least}} to {{most}}",
  help: "Their distance from the middle half of the column is more than a million times the width of that half. Beside them all other values look the same to a model. Often they stand for “no value” or are an error in the file.",
  helpFlat:
    "The middle half of the column is a single value, and these values are more than 1e30 away from it. Beside them all other values look the same to a model. Often they stand for “no value” or are an error in the file.",
  helpMixed:
    "Their distance from the middle half of the column is more than a million times the width of that half; if that half is a single value, it is more than 1e30. Beside them all other values look the same to a model. Often they stand for “no value” or are an error in the file.",
  remedy_one: "In “{{column}}”, count {{count}} extreme value as missing",
  remedy_other: "In “{{column}}”, count {{count}} different extreme values as missing",
  did_one: "In “{{column}}”, missing values now include {{count}} extreme value.",
  did_other: "In “{{column}}”, missing values now include {{count}} different extreme values.",
  quantile: "Scale by ranks",
  didQuantile: "Numbers are scaled by their ranks among the training rows.",
  /** Columns in the next sentence. */
  inColumn: "“{{column}}” ({{values}})",
  cause_one:
    "The cause is probably in the data. A column has extreme values: {{columns}}. Possible remedies:",
  cause_other:
    "The cause is probably in the data. {{count}} columns have extreme values: {{columns}}. Possible remedies:",
  seeModel_one:
    "The cause is probably in the data: {{columns}} has extreme values. The Model tab offers remedies.",
  seeModel_other:
    "The cause is probably in the data: {{columns}} have extreme values. The Model tab offers remedies.",
} as const;
