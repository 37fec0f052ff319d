/** 中文：读了但不用来学习的文件。 */
export const aside = {
  noTarget: "未使用“{{name}}”：其中没有“{{column}}”列，无法用来测试",
  alsoLacking_one: "“{{name}}”还缺少{{columns}}：预测时还不知道这些值，因此不作为特征",
  alsoLacking_other: "“{{name}}”还缺少{{columns}}：预测时还不知道这些值，因此不作为特征",
  quoted: "“{{name}}”",
  answers: "未使用“{{name}}”：这是要提交的答案，不是用来学习的数据",
  noTable: "未使用“{{name}}”：它不是表格",
  unrelated_one: "未使用{{names}}：列与“{{main}}”不同",
  unrelated_other: "未使用{{names}}：列与“{{main}}”不同",
  smaller_one: "从最大的表格“{{main}}”中学习。未使用{{names}}：列不同；如需使用，请单独打开",
  smaller_other: "从最大的表格“{{main}}”中学习。未使用{{names}}：列不同；如需使用，请单独打开",
} as const;
