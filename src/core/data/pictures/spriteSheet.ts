import { AppError } from "../../errors.ts";

/** A picture that contains many pictures: its tiles and the class of each. */
export interface SpriteSheet {
  readonly tile: { readonly height: number; readonly width: number };
  /** Left edge, upper edge and class, in pixels, from left to right and row by row. */
  readonly tiles: readonly { readonly x: number; readonly y: number; readonly class: string }[];
}

/** The contents of the JSON file beside a sheet: `tile` is a side in pixels, or height and width. */
export interface SheetWords {
  readonly tile: { readonly height: number; readonly width: number } | null;
  /** One for each tile. */
  readonly labels: readonly string[] | null;
  /** One for each row of tiles; all tiles of the row have that class. */
  readonly rows: readonly string[] | null;
}

/**
 * The JSON beside a sheet: `{"tile": 28, "labels": ["cat", "dog", …]}` with a label for each tile, from left to right and row by row, or
 * `{"tile": [32, 28], "rows": ["cat", "dog"]}` with one for each row of tiles. A bare list is `labels`.
 * @throws AppError `spriteLabelsUnreadable`
 */
export function readSheetJson(text: string, name: string): SheetWords {
  const fail = (): AppError => new AppError("spriteLabelsUnreadable", { name });
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    throw fail();
  }
  if (Array.isArray(parsed)) parsed = { labels: parsed };
  if (typeof parsed !== "object" || parsed === null) throw fail();
  const entries: ReadonlyMap<string, unknown> = new Map(Object.entries(parsed));
  const words: SheetWords = {
    tile: tileOf(entries.get("tile")),
    labels: wordsOf(entries.get("labels")),
    rows: wordsOf(entries.get("rows")),
  };
  if ((words.labels === null) === (words.rows === null)) throw fail();
  return words;
}

/**
 * The tiles of a sheet. Without a tile size they are squares, the largest ones of which the sheet holds exactly as many rows as its
 * labels need.
 * @throws AppError `spriteTilesUnclear` if they do not fit the sheet
 */
export function cutSheet(
  sheet: { readonly height: number; readonly width: number },
  words: SheetWords,
  name: string,
): SpriteSheet {
  const wanted = (words.labels ?? words.rows)!.length;
  const tile = words.tile ?? squareTile(sheet, wanted, words.rows !== null);
  const columns = tile === null ? 0 : Math.floor(sheet.width / tile.width);
  const rows = tile === null ? 0 : Math.floor(sheet.height / tile.height);
  const held = words.rows === null ? columns * rows : rows;
  if (tile === null || columns === 0 || held < wanted || wanted === 0) {
    const { height, width } = sheet;
    throw new AppError("spriteTilesUnclear", { name, height, width, labels: wanted });
  }
  const count = words.rows === null ? wanted : wanted * columns;
  const tiles = Array.from({ length: count }, (_, at) => ({
    x: (at % columns) * tile.width,
    y: Math.floor(at / columns) * tile.height,
    class: words.rows === null ? words.labels![at]! : words.rows[Math.floor(at / columns)]!,
  }));
  return { tile, tiles };
}

function squareTile({ height, width }: { height: number; width: number }, wanted: number, byRow: boolean) {
  for (let side = Math.min(height, width); side >= 2; side--) {
    if (width % side !== 0 || height % side !== 0) continue;
    const [columns, rows] = [width / side, height / side];
    const fits = byRow ? rows === wanted : columns * rows >= wanted && columns * (rows - 1) < wanted;
    if (fits) return { height: side, width: side };
  }
  return null;
}

function tileOf(value: unknown): SheetWords["tile"] {
  const isSide = (side: unknown): side is number => Number.isInteger(side) && Number(side) >= 1;
  if (isSide(value)) return { height: value, width: value };
  if (!Array.isArray(value) || value.length !== 2) return null;
  const [height, width] = value as unknown[];
  return isSide(height) && isSide(width) ? { height, width } : null;
}

function wordsOf(value: unknown): readonly string[] | null {
  if (!Array.isArray(value)) return null;
  const isWord = (word: unknown) => typeof word === "string" || typeof word === "number";
  return value.every(isWord) ? value.map(String) : null;
}
