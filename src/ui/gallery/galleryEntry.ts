import type { ReactNode } from "react";

/** One state of one part of the page, from fixtures. */
export interface GalleryEntry {
  /** Unique; names the entry in the address: `?entry=NAME`. */
  readonly name: string;
  /** Natural width in pixels; the height follows. */
  readonly width: number;
  readonly render: () => ReactNode;
}
