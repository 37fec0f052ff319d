import type { Surmise } from "../src/app/surmise.ts";

declare global {
  interface Window {
    /** The page's console object. */
    surmise: Surmise;
  }
}
