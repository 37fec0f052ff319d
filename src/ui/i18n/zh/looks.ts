import type { Words } from "../words.ts";
import type { looks as english } from "../en/looks.ts";

export const looks: Words<typeof english> = {
  scoredOn: {
    rows: "验证数据上 {{score}}",
    folds: "各验证折上 {{score}}",
  },
  tableScores: {
    rows: "验证数据上的{{metric}}。",
    repeats: "验证数据上的{{metric}}，{{repeats}} 次重复的均值 ± 标准误。",
    folds: "各验证折上的{{metric}}，均值 ± 标准误。",
  },
};
