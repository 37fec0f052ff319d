/** 中文：要预测哪一列。 */
export const targets = {
  question: "要预测什么？",
} as const;
