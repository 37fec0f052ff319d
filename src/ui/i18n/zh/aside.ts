/** 中文：读了但不用来学习的文件。 */
export const aside = {
  noTarget: "未使用“{{name}}”：其中没有“{{column}}”列，无法用来测试",
  alsoLacking_one: "“{{name}}”还缺少{{columns}}：预测时并不知道它，因此不作为特征",
  alsoLacking_other: "“{{name}}”还缺少{{columns}}：预测时并不知道它们，因此不作为特征",
  column: "“{{column}}”",
  /** Between two of them. */
  between: "、",
  answers: "未使用“{{name}}”：这是要提交的答案，不是用来学习的数据",
} as const;
