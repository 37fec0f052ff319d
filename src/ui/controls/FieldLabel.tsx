import { useEffect, useState } from "react";
import { Part } from "../offline/Part.tsx";
import { FIELD_HELP } from "../parts.ts";
import classes from "./controls.module.css";

const HOVER_DELAY_MS = 250;

interface FieldLabelProps {
  readonly children: string;
  /** One plain sentence; shown on hover, focus and touch. */
  readonly help: string;
}

/**
 * The name of a field with an explanation as a tooltip. A button, so that the explanation is reachable by keyboard. The tooltip is
 * created when first needed, because dozens of labels are on screen.
 */
export function FieldLabel({ children, help }: FieldLabelProps) {
  const [button, setButton] = useState<HTMLButtonElement | null>(null);
  const [pointed, setPointed] = useState(false);
  const [shown, setShown] = useState(false);

  useEffect(() => {
    if (!pointed) return;
    const timer = setTimeout(() => setShown(true), HOVER_DELAY_MS);
    return () => clearTimeout(timer);
  }, [pointed]);

  const hide = () => {
    setPointed(false);
    setShown(false);
  };
  return (
    <>
      <button
        ref={setButton}
        type="button"
        className={classes["term"]}
        aria-description={help}
        onPointerEnter={() => setPointed(true)}
        onPointerLeave={hide}
        onFocus={() => setShown(true)}
        onBlur={hide}
        onClick={() => setShown(true)}
        onKeyDown={(event) => {
          if (event.key === "Escape") hide();
        }}
      >
        {children}
      </button>
      {shown && button !== null && (
        <Part part={FIELD_HELP} props={{ target: button, help }} placeholder={null} broken={null} />
      )}
    </>
  );
}
