/** English words: the sheets of a workbook. */
export const sheets = {
  larger: "The sheet “{{sheet}}” is larger: {{rows}} are filled. Choose it above if it holds the data.",
} as const;
