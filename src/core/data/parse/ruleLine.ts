const RULE = /^[\s|+:=─━-]*$/;
const DRAWN = /--|==|:-|-:|─|━/;

/** Whether a line only draws a border, as between header and rows in Markdown or below a table on a terminal. */
export function isRule(line: string): boolean {
  return RULE.test(line) && DRAWN.test(line);
}
