/** Texts for values that were not measured, or not yet. */
export const NOT_MEASURED =
  /^(?:n\.?\s?d\.?|n\/d|n\.?\s?m\.?|n\.a|n\/a\W*|na\W+|tb[acd]|t\.b\.[acd]\.?|see (?:foot)?notes?|not? (?:measured|determined|detected|detect|available|data|value|result)s?|pending|missing|b\.?d\.?l\.?|<\s?l\.?o\.?[dq]\.?|lo[dq]|error|err\.?|no data|未检出|未测|待定|无数据|缺失)$/i;
