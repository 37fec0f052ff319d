import { useEffect } from "react";
import { keepParts } from "./keepParts.ts";
import { pageEntry } from "./pageEntry.ts";
import { useIdle } from "./useIdle.ts";

interface KeepPartsProps {
  /** Each loads the code or words of a part into memory; in order. */
  readonly loads: readonly (() => Promise<unknown>)[];
}

/** Keeps the page's parts as soon as the page was painted and is idle. */
export function KeepParts({ loads }: KeepPartsProps) {
  const idle = useIdle();
  useEffect(() => {
    if (idle) keepParts(pageEntry(), loads);
  }, [idle, loads]);
  return null;
}
