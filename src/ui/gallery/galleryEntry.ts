import type { ReactNode } from "react";
import type { Language } from "../i18n/i18n.ts";

/** One state of one part of the page, from fixtures. */
export interface GalleryEntry {
  /** Unique; the entry's name in the address: `?entry=NAME`. */
  readonly name: string;
  /** Natural width in pixels; the height follows. */
  readonly width: number;
  /** It changes continuously, so no picture is taken of it. */
  readonly moves?: true;
  readonly render: () => ReactNode;
}

/** The entry that the gallery shows, and how. */
export interface GalleryView {
  /** null: every entry. */
  readonly entry: string | null;
  readonly language: Language;
  readonly theme: "light" | "dark";
}

/** For the journey through the gallery, which loads the page once for all entries. */
export interface GalleryConsole {
  readonly entries: readonly { readonly name: string; readonly moves: boolean }[];
  /** Resolves when the entry is completely displayed. */
  readonly show: (view: GalleryView) => Promise<void>;
}

declare global {
  interface Window {
    gallery: GalleryConsole;
  }
}
