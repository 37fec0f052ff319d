import type { Words } from "../words.ts";
import type { looks as english } from "../en/looks.ts";

export const looks: Words<typeof english> = {
  scoredOn: {
    rows: "验证数据：{{score}}",
    folds: "各验证折：{{score}}",
  },
  tableScores: {
    rows: "指标：{{metric}}（验证数据）。",
    repeats: "指标：{{metric}}（验证数据，{{repeats}} 次重复的均值 ± 标准误）。",
    folds: "指标：{{metric}}（各验证折，均值 ± 标准误）。",
  },
  noTable: "没有可查看的表格：“{{label}}”无法使用",
  print: {
    act: "打印或存为 PDF",
    help: "所有页面的结果，不含按钮",
    more: "共 {{all}} 项，此处为前 {{shown}} 项。",
    column: "列",
    values: "有值",
    missing: "缺失",
    association: "与目标的关联",
  },
};
