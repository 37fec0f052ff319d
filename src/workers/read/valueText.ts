/** A typed value as the text of a cell; null and undefined become an empty cell. */
export function valueText(value: unknown): string {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "bigint":
    case "boolean":
      return String(value);
    case "object":
      return objectText(value);
    default:
      return "";
  }
}

function objectText(value: object | null): string {
  if (value === null) return "";
  if (value instanceof Date) return dateText(value);
  if (ArrayBuffer.isView(value)) return `[${Object.values(value).join(",")}]`;
  return (
    JSON.stringify(value, (_key, inner: unknown) => (typeof inner === "bigint" ? String(inner) : inner)) ?? ""
  );
}

/** A date, without the time if it is midnight. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  const text = date.toISOString();
  return text.endsWith("T00:00:00.000Z") ? text.slice(0, "2024-01-31".length) : text;
}
