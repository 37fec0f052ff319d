import { zipSync } from "fflate";

/** A cell as a user types it; null or missing: empty. */
export type WorkbookCell = string | number | boolean | null;

export interface WorkbookSheet {
  readonly name: string;
  readonly rows: readonly (readonly WorkbookCell[])[];
  /** "A1:C1": cells shown as one; only the first of them holds anything. */
  readonly merged?: readonly string[];
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";

/** An Excel workbook with nothing but cells (ECMA-376, Office Open XML). */
export function workbook(sheets: readonly WorkbookSheet[]): Uint8Array<ArrayBuffer> {
  const numbers = sheets.map((_, i) => i + 1);
  const parts: Record<string, string> = {
    "[Content_Types].xml": `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`).join("")}</Types>`,
    "_rels/.rels": `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    "xl/workbook.xml": `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets.map(({ name }, i) => `<sheet name="${escaped(name)}" sheetId="${i + 1}" r:id="rId${i + 1}"/>`).join("")}</sheets></workbook>`,
    "xl/_rels/workbook.xml.rels": `<Relationships xmlns="${PACKAGE}/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join("")}</Relationships>`,
  };
  sheets.forEach((sheet, i) => (parts[`xl/worksheets/sheet${i + 1}.xml`] = sheetXml(sheet)));
  const encoder = new TextEncoder();
  const bytes = Object.entries(parts).map(
    ([path, xml]) => [path, encoder.encode(`<?xml version="1.0" encoding="UTF-8"?>${xml}`)] as const,
  );
  return zipSync(Object.fromEntries(bytes)).slice();
}

function sheetXml({ rows, merged = [] }: WorkbookSheet): string {
  const data = rows
    .map(
      (row, i) =>
        `<row r="${i + 1}">${row.map((cell, j) => cellXml(cell, letters(j) + (i + 1))).join("")}</row>`,
    )
    .join("");
  const merges = merged.map((ref) => `<mergeCell ref="${ref}"/>`).join("");
  const some = merged.length === 0 ? "" : `<mergeCells count="${merged.length}">${merges}</mergeCells>`;
  return `<worksheet xmlns="${MAIN}"><sheetData>${data}</sheetData>${some}</worksheet>`;
}

function cellXml(cell: WorkbookCell, place: string): string {
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${place}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${place}" t="b"><v>${Number(cell)}</v></c>`;
  return `<c r="${place}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`;
}

function letters(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26));
  return column < 26 ? letter : letters(Math.floor(column / 26) - 1) + letter;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
