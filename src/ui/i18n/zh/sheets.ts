/** 中文：工作簿中的工作表。 */
export const sheets = {
  larger: "工作表“{{sheet}}”更大：有内容的有 {{rows}}。如果数据在那里，请在上面选择它。",
} as const;
