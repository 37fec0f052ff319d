import type { FileSource, PictureChoices, ReadChoices } from "../../core/data/dataConfig.ts";
import { TEXT_ENCODINGS } from "../../core/data/table/textEncodings.ts";
import { LARGEST_PICTURE } from "../../core/data/pictures/chooseFrame.ts";
import type { LayoutChoices } from "../../core/data/parse/layout.ts";
import { layoutChoiceOf, layoutEntries } from "./layoutText.ts";
import type { LinkEntry } from "./linkEntry.ts";

/**
 * How a file is read, where that was chosen: `file.sheet=2024`, `file.encoding=gb18030`, `file.rows=100000` (a sample), where its
 * table stands (see `layoutEntries`); pictures `pictures.size=32`, `pictures.fit=pad`, `pictures.colour=grey`; columns of pixels `pixels=1`.
 */
export function readChoiceEntries(source: FileSource): readonly LinkEntry[] {
  const { encoding, sheet, layout = {}, sampleRows, pictures = {}, pixels } = source;
  const chosen: readonly (readonly [string, string | number | undefined])[] = [
    ["file.encoding", encoding],
    ["file.sheet", sheet],
    ...layoutEntries(layout),
    ["file.rows", sampleRows],
    ...Object.entries(pictures).map(
      ([name, value]) => [`pictures.${name}`, value as string | number] as const,
    ),
    ["pixels", pixels === true ? 1 : undefined],
  ];
  return chosen.flatMap(([key, value]): LinkEntry[] => (value === undefined ? [] : [[key, String(value)]]));
}

/** Whether an entry can be used by `readChoices`. */
export function isReadChoice(entry: LinkEntry): boolean {
  const [key, value] = entry;
  return (
    choiceOf(key, value) !== null || pictureChoiceOf(key, value) !== null || layoutChoiceOf(entry) !== null
  );
}

export function readChoices(entries: readonly LinkEntry[]): ReadChoices {
  let choices: ReadChoices = {};
  let pictures: PictureChoices = {};
  let layout: LayoutChoices = {};
  for (const entry of entries) {
    const [key, value] = entry;
    choices = { ...choices, ...choiceOf(key, value) };
    pictures = { ...pictures, ...pictureChoiceOf(key, value) };
    layout = { ...layout, ...layoutChoiceOf(entry) };
  }
  return {
    ...choices,
    ...(Object.keys(layout).length > 0 && { layout }),
    ...(Object.keys(pictures).length > 0 && { pictures }),
  };
}

function choiceOf(key: string, value: string): ReadChoices | null {
  switch (key) {
    case "file.encoding": {
      const encoding = TEXT_ENCODINGS.find((name) => name === value);
      return encoding === undefined ? null : { encoding };
    }
    case "file.sheet":
      return value === "" ? null : { sheet: value };
    case "file.rows":
      return /^[1-9]\d{0,8}$/.test(value) ? { sampleRows: Number(value) } : null;
    case "pixels":
      return value === "1" ? { pixels: true } : null;
    default:
      return null;
  }
}

function pictureChoiceOf(key: string, value: string): PictureChoices | null {
  switch (key) {
    case "pictures.size": {
      const size = /^\d{1,3}$/.test(value) ? Number(value) : 0;
      return size >= 1 && size <= LARGEST_PICTURE ? { size } : null;
    }
    case "pictures.fit":
      return value === "crop" || value === "pad" ? { fit: value } : null;
    case "pictures.colour":
      return value === "grey" || value === "colour" ? { colour: value } : null;
    default:
      return null;
  }
}
