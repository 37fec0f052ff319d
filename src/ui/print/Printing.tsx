import { useHotkeys } from "@mantine/hooks";
import { useEffect, useState, type ComponentType } from "react";
import { createPortal, flushSync } from "react-dom";
import { whenIdle } from "../../app/whenIdle.ts";
import { useRun, useSurmise } from "../useSurmise.ts";
import { loadPrintedStudy, printAll, printedStudy } from "./printAll.ts";
import "./print.css";

/** While the browser prints, the page is replaced by the results of all tabs in light colours. */
export function Printing() {
  const surmise = useSurmise();
  /** The printed content; null while not printing. */
  const [Printed, setPrinted] = useState<ComponentType | null>(null);
  useHotkeys([["mod+P", () => void printAll(surmise)]], []);
  const begun = useRun(({ study }) => study !== null);
  useEffect(() => {
    // The browser's own menu prints what is there. Without the code it is the open tab, which is drawn for the screen.
    if (begun) whenIdle(() => void loadPrintedStudy().catch(() => undefined));
  }, [begun]);
  useEffect(() => {
    const root = document.documentElement;
    let scheme: string | undefined;
    const before = () => {
      const study = printedStudy();
      if (study === null || root.dataset["printing"] !== undefined) return;
      scheme = root.dataset["mantineColorScheme"];
      root.dataset["mantineColorScheme"] = "light";
      root.dataset["printing"] = "";
      // The browser prints the content that is there when this returns.
      flushSync(() => setPrinted(() => study));
    };
    const after = () => {
      if (root.dataset["printing"] === undefined) return;
      delete root.dataset["printing"];
      if (scheme !== undefined) root.dataset["mantineColorScheme"] = scheme;
      setPrinted(null);
    };
    window.addEventListener("beforeprint", before);
    window.addEventListener("afterprint", after);
    return () => {
      window.removeEventListener("beforeprint", before);
      window.removeEventListener("afterprint", after);
    };
  }, []);
  return Printed === null ? null : createPortal(<Printed />, document.body);
}
