import type { Words } from "../words.ts";
import type { sheets as english } from "../en/sheets.ts";

/** 中文：工作簿中的工作表。 */
export const sheets: Words<typeof english> = {
  larger: "工作表“{{sheet}}”更大：有内容的有 {{rows}}。如果数据在那里，请在上面选择它。",
};
