import {
  cloneElement,
  useEffect,
  useId,
  useState,
  type PointerEvent,
  type ReactElement,
  type ReactNode,
} from "react";
import { Part } from "../../offline/Part.tsx";
import { TIP_BUBBLE } from "../../parts.ts";

interface TipProps {
  readonly label: ReactNode;
  /** Shown on focus and touch as well, not by the mouse alone. */
  readonly always?: boolean;
  /** As wide as this, over several lines. */
  readonly width?: number;
  /** A button of Mantine's, or the browser's own. */
  readonly children: ReactElement<Record<string, unknown>>;
}

/** A tooltip for what is there at first sight: its code comes when a button is first pointed at. */
export function Tip({ label, always = false, width, children }: TipProps) {
  const id = useId();
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const [shown, setShown] = useState(false);
  const [ever, setEver] = useState(false);
  if (shown && !ever) setEver(true);
  useEscape(shown, () => setShown(false));
  const show = () => setShown(true);
  const hide = () => setShown(false);
  const button = cloneElement(children, {
    ref: setTarget,
    "aria-describedby": shown ? id : undefined,
    onPointerEnter: ({ pointerType }: PointerEvent) => {
      if (always || pointerType !== "touch") show();
    },
    onPointerLeave: hide,
    ...(always && { onFocus: show, onBlur: hide }),
  });
  return (
    <>
      {button}
      {ever && target !== null && (
        <Part
          part={TIP_BUBBLE}
          props={{ id, target, label, opened: shown, width }}
          placeholder={null}
          broken={null}
        />
      )}
    </>
  );
}

function useEscape(active: boolean, onEscape: () => void): void {
  useEffect(() => {
    if (!active) return undefined;
    const close = ({ key }: KeyboardEvent): void => {
      if (key === "Escape") onEscape();
    };
    document.addEventListener("keydown", close);
    return () => document.removeEventListener("keydown", close);
  });
}
