import { textsOf } from "../table/cells.ts";
import type { Column } from "../table/dataset.ts";
import { pictureLabelAt } from "../suggest/targetNames.ts";
import type { Table } from "../table/table.ts";
import { partOf, type PlacedPicture } from "./picturePaths.ts";

/** Smallest share of the pictures, or of the table's rows, that must be joined; otherwise the table is about something else. */
const LEAST_SHARE = 0.5;
const LEAST_JOINED = 2;
const NAMES_TOLD = 5;
/** More different numbers are a quantity. */
const MOST_NUMERIC_CLASSES = 20;

/** Pictures with their labels from a table. */
export interface LabelledPictures {
  /** Those with a label, in the order of their paths; `class` is the label as written. */
  readonly placed: readonly PlacedPicture[];
  /** Columns of the table with the file names and the labels. */
  readonly fileColumn: string;
  readonly labelColumn: string;
  /** Whether the column's name means labels. */
  readonly isNamed: boolean;
  /** Whether the labels are numbers for regression, not classes. */
  readonly isQuantity: boolean;
  /** Pictures without a row, or whose row has no label. */
  readonly unlabelled: readonly string[];
  /** Rows without a picture. */
  readonly without: { readonly count: number; readonly names: readonly string[] };
}

/**
 * Joins pictures with the rows of a table by the names of their files: "train/0001.png" is "0001", "0001.png" and "train/0001.png",
 * ignoring case. null: the table does not name the pictures, or has no labels for them.
 * @param stem of the table's name: "train" of "train.csv", which decides if a name occurs in several folders
 */
export function joinLabels(paths: readonly string[], table: Table, stem: string): LabelledPictures | null {
  const places = placesOf(paths);
  const joined = table.columns
    .map(({ name, cells }) => ({ name, ...joinColumn(textsOf(cells), places, stem) }))
    .toSorted((a, b) => b.rowOf.size - a.rowOf.size)[0];
  if (joined === undefined || !isEnough(joined.rowOf.size, paths.length, table.rowCount)) return null;
  const label = labelsOf(table, joined.name);
  if (label === null) return null;
  const testRow = testRowsOf(table);
  const placed = [...joined.rowOf]
    .filter(([, row]) => label.texts[row] !== null)
    .map(([path, row]) => ({
      path,
      class: label.texts[row]!,
      test: testRow(row) ?? isInTestFolder(path),
    }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
  const labelled = new Set(placed.map(({ path }) => path));
  return {
    placed,
    fileColumn: joined.name,
    labelColumn: label.name,
    isNamed: pictureLabelAt([label.name]) === 0,
    isQuantity: label.isQuantity,
    unlabelled: paths.filter((path) => !labelled.has(path)),
    without: { count: joined.strangers.length, names: joined.strangers.slice(0, NAMES_TOLD) },
  };
}

/** The pictures that a name may mean. */
type Places = ReadonlyMap<string, readonly string[]>;

function placesOf(paths: readonly string[]): Places {
  const places = new Map<string, string[]>();
  for (const path of paths) {
    for (const key of new Set(namesOf(path))) {
      const own = places.get(key);
      if (own === undefined) places.set(key, [path]);
      else own.push(path);
    }
  }
  return places;
}

/** Possible names of a path: the path and each end of it, with and without extension. */
function namesOf(path: string): string[] {
  const parts = normal(path).split("/");
  return parts.flatMap((_, i) => {
    const end = parts.slice(i).join("/");
    const plain = end.replace(/\.[a-z]{3,4}$/, "");
    // Workbooks drop leading zeros.
    const number = /^0+(?=\d+$)/.test(plain) ? [plain.replace(/^0+(?=\d)/, "")] : [];
    return [end, plain, ...number];
  });
}

function normal(path: string): string {
  return path
    .trim()
    .toLowerCase()
    .replaceAll("\\", "/")
    .replace(/^(?:\.?\/)+/, "");
}

function joinColumn(
  cells: readonly (string | null)[],
  places: Places,
  stem: string,
): { readonly rowOf: ReadonlyMap<string, number>; readonly strangers: readonly string[] } {
  const rowOf = new Map<string, number>();
  const strangers: string[] = [];
  cells.forEach((cell, row) => {
    if (cell === null) return;
    const path = meant(cell, places, stem);
    if (path === null) strangers.push(cell);
    // Of several rows for one picture the first counts.
    else if (!rowOf.has(path)) rowOf.set(path, row);
  });
  return { rowOf, strangers };
}

/**
 * The picture that a cell names: by the whole cell, otherwise by shorter and shorter ends of it ("../images/1.png", an address).
 */
function meant(cell: string, places: Places, stem: string): string | null {
  const parts = normal(cell).split("/");
  for (let i = 0; i < parts.length; i++) {
    const found = places.get(parts.slice(i).join("/"));
    if (found === undefined) continue;
    if (found.length === 1) return found[0]!;
    const inFolder = found.filter((path) =>
      normal(path).split("/").slice(0, -1).includes(stem.toLowerCase()),
    );
    return inFolder.length === 1 ? inFolder[0]! : null;
  }
  return null;
}

function isEnough(joined: number, pictures: number, rows: number): boolean {
  return joined >= LEAST_JOINED && (joined >= LEAST_SHARE * pictures || joined >= LEAST_SHARE * rows);
}

interface Labels {
  readonly name: string;
  readonly texts: readonly (string | null)[];
  readonly isQuantity: boolean;
}

/**
 * The labels: a column with a name that means labels, otherwise the last one with repeated values, words before numbers; or one
 * column per class.
 */
function labelsOf(table: Table, fileColumn: string): Labels | null {
  const others = table.columns.filter(({ name, inferred }) => name !== fileColumn && !isPartColumn(inferred));
  const usable = others.filter(({ inferred }) => isUsable(inferred));
  const named = usable[pictureLabelAt(usable.map(({ name }) => name))];
  const oneHot = named === undefined ? oneHotLabels(others) : null;
  if (oneHot !== null) return oneHot;
  const words = usable.filter(({ inferred }) => inferred.kind !== "number");
  const chosen = named ?? words.at(-1) ?? usable.at(-1);
  if (chosen === undefined) return null;
  const { name, cells, inferred } = chosen;
  const isQuantity = inferred.kind === "number" && new Set(inferred.values).size > MOST_NUMERIC_CLASSES;
  return { name, texts: textsOf(cells), isQuantity };
}

function isUsable({ kind }: Column): boolean {
  return kind === "category" || kind === "boolean" || kind === "ordered" || kind === "number";
}

/** One column per class, with a 1 for the class of the row, as in medical collections. */
function oneHotLabels(columns: Table["columns"]): Labels | null {
  const values = columns.flatMap(({ name, inferred }) =>
    inferred.kind === "number" && inferred.values.every((value) => value === 0 || value === 1)
      ? [{ name, values: inferred.values }]
      : [],
  );
  const rows = values[0]?.values.length ?? 0;
  if (values.length < 2 || values.length < columns.length) return null;
  const texts: string[] = [];
  for (let row = 0; row < rows; row++) {
    const held = values.filter((column) => column.values[row] === 1);
    if (held.length !== 1) return null;
    texts.push(held[0]!.name);
  }
  return { name: "class", texts, isQuantity: false };
}

/** A column that divides rows into training and test. */
function isPartColumn(column: Column): boolean {
  return "levels" in column && column.levels.every((level) => partOf(level) !== null);
}

function testRowsOf(table: Table): (row: number) => boolean | null {
  const column = table.columns.find(({ inferred }) => isPartColumn(inferred));
  if (column === undefined) return () => null;
  const texts = textsOf(column.cells);
  return (row) => (texts[row] === null ? null : partOf(texts[row]!) === "test");
}

function isInTestFolder(path: string): boolean {
  return path
    .split(/[/\\]/)
    .slice(0, -1)
    .some((folder) => partOf(folder) === "test");
}
