import type { ReactNode } from "react";
import type { Language } from "../i18n/i18n.ts";

/** One state of one part of the page, from fixtures. */
export interface GalleryEntry {
  /** Unique; names the entry in the address: `?entry=NAME`. */
  readonly name: string;
  /** Natural width in pixels; the height follows. */
  readonly width: number;
  /** It never stands still: no picture is taken of it. */
  readonly moves?: true;
  readonly render: () => ReactNode;
}

/** What the gallery shows. */
export interface GalleryView {
  /** null: every entry. */
  readonly entry: string | null;
  readonly language: Language;
  readonly theme: "light" | "dark";
}

/** For the journey through the gallery, which loads the page once and goes from entry to entry. */
export interface GalleryConsole {
  readonly entries: readonly { readonly name: string; readonly moves: boolean }[];
  /** Resolves when the entry is all there. */
  readonly show: (view: GalleryView) => Promise<void>;
}

declare global {
  interface Window {
    gallery: GalleryConsole;
  }
}
