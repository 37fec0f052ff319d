/** 中文：读了但不用来学习的文件。 */
export const aside = {
  noTarget: "未使用“{{name}}”：其中没有“{{column}}”列，无法用来测试",
  answers: "未使用“{{name}}”：这是要提交的答案，不是用来学习的数据",
} as const;
