/** English words: pictures of the data, as they are and as they are changed for training. */
export const samples = {
  ofRow: "Picture of row {{row}}",
  title: "Pictures by class",
  summary_one:
    "{{pictures, number}} pictures of {{height, number}} × {{width, number}} pixels in {{count, number}} class.",
  summary_other:
    "{{pictures, number}} pictures of {{height, number}} × {{width, number}} pixels in {{count, number}} classes.",
  grey: "Grey.",
  colour: "In colour.",
  count_one: "{{count, number}} picture",
  count_other: "{{count, number}} pictures",
  tile: "Picture {{number, number}} of class {{name}}",
  others: "Other pictures",
  othersOf: "Other pictures of class {{name}}",
  augmented: {
    title: "Changed for training",
    summary:
      "In every epoch, each training picture is changed at random within these limits. Validation and test pictures are never changed.",
    none: "Training pictures are used as they are. Set a flip, shift, rotation, zoom or brightness in the model to see changed examples here.",
    original: "as it is",
    tile: "Class {{name}}, changed example {{number, number}}",
    again: "Other examples",
  },
} as const;
