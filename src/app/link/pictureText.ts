import type { FileSource, PictureChoices, ReadChoices } from "../../core/data/dataConfig.ts";
import { LARGEST_PICTURE } from "../../core/data/pictures/chooseFrame.ts";
import type { LinkEntry } from "./linkEntry.ts";

/** How pictures of a file are read: `pictures.size=32`, `pictures.fit=pad`, `pictures.colour=grey`; columns of pixels: `pixels=1`. */
export function pictureEntries({ pictures = {}, pixels }: FileSource): readonly LinkEntry[] {
  const chosen = Object.entries(pictures).map(([name, value]): LinkEntry => [
    `pictures.${name}`,
    String(value),
  ]);
  return pixels === true ? [...chosen, ["pixels", "1"]] : chosen;
}

/** Whether an entry can be used by `pictureChoices`. */
export function isPictureEntry([key, value]: LinkEntry): boolean {
  return choiceOf(key, value) !== null || (key === "pixels" && value === "1");
}

export function pictureChoices(entries: readonly LinkEntry[]): ReadChoices {
  let pictures: PictureChoices = {};
  for (const [key, value] of entries) pictures = { ...pictures, ...choiceOf(key, value) };
  const pixels = entries.some(([key, value]) => key === "pixels" && value === "1");
  return { ...(Object.keys(pictures).length > 0 && { pictures }), ...(pixels && { pixels }) };
}

function choiceOf(key: string, value: string): PictureChoices | null {
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
