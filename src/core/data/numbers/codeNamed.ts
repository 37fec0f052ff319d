import { isCodeName } from "./paddedCodes.ts";

/** Column names whose numbers mean kinds of things. */
const KIND_NAME =
  /(?:^|[^a-z])(?:id|type|category|cat|group|cluster|region|district|store|branch|zone|sector|county|province|brand|class)(?:$|[^a-z])|类别|类型|分组|地区/i;
const CAMEL_CASE_KIND = /[a-z](?:Id|ID|Type|Group|Category)$/;
/** Most different codes, or kinds, of a category. */
const MOST = { codes: 1000, kinds: 50 } as const;
const LEAST_DISTINCT = 3;
/** Fewest rows of each, on average. */
const LEAST_ROWS = { codes: 2, kinds: 5 } as const;

/** Whether the column's name says that its repeated whole numbers are codes. */
export function codeNamed(name: string, values: Float64Array): boolean {
  const sort = isCodeName(name)
    ? "codes"
    : KIND_NAME.test(name) || CAMEL_CASE_KIND.test(name)
      ? "kinds"
      : null;
  if (sort === null) return false;
  const distinct = new Set<number>();
  let present = 0;
  for (const value of values) {
    if (Number.isNaN(value)) continue;
    if (!Number.isInteger(value) || value < 0) return false;
    present++;
    distinct.add(value);
    if (distinct.size > MOST[sort]) return false;
  }
  return distinct.size >= LEAST_DISTINCT && present >= LEAST_ROWS[sort] * distinct.size;
}
