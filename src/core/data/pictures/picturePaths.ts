/** Class and part of a picture by its path. */
export interface PlacedPicture {
  readonly path: string;
  /** The name of its folder. */
  readonly class: string;
  /** Whether a folder above it is named for testing. */
  readonly test: boolean;
}

const PICTURE_NAME = /\.(?:png|jpe?g|jfif|webp)$/i;
/** Formats that not all browsers decode, or that are not bitmaps. */
const OTHER_PICTURE_NAME = /\.(?:gif|bmp|tiff?|heic|heif|avif|svg|ico|psd|raw|cr2|nef|jp2)$/i;
const PART_NAMES = { train: /^(?:train|training|val|valid|validation)$/i, test: /^(?:test|testing)$/i };

/** Whether a name belongs to a picture in a supported format. */
export function isPictureName(path: string): boolean {
  return PICTURE_NAME.test(path) && !isHidden(path);
}

/** Whether a name belongs to a picture in an unsupported format. */
export function isOtherPictureName(path: string): boolean {
  return OTHER_PICTURE_NAME.test(path) && !isHidden(path);
}

/**
 * The classes of pictures by the folders they lie in: "pets/test/cat/1.png" is a cat for testing. In the order of their paths,
 * which does not depend on the file system. Pictures without a folder, or in a folder of train or test themselves, have no class
 * and are left out.
 */
export function placePictures(paths: readonly string[]): PlacedPicture[] {
  return paths.toSorted(byCodeUnit).flatMap((path) => {
    const folders = path.split(/[/\\]/).slice(0, -1);
    const name = folders.at(-1);
    if (name === undefined || name === "" || partOf(name) !== null) return [];
    const test = folders.slice(0, -1).some((folder) => partOf(folder) === "test");
    return [{ path, class: name, test }];
  });
}

/** Hidden files of systems: "__MACOSX/", ".DS_Store", "._1.png". */
function isHidden(path: string): boolean {
  return path.split(/[/\\]/).some((part) => part === "__MACOSX" || (part.startsWith(".") && part !== "."));
}

/** Which part of the rows a folder's name means. */
export function partOf(folder: string): "train" | "test" | null {
  if (PART_NAMES.train.test(folder)) return "train";
  return PART_NAMES.test.test(folder) ? "test" : null;
}

function byCodeUnit(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
