import { useEffect, useLayoutEffect, useState, type Ref } from "react";

interface PopupAnchorProps {
  readonly target: HTMLElement;
  /** The others are Mantine's, which takes this for the button itself. */
  readonly ref?: Ref<HTMLElement>;
  readonly id?: string;
  readonly "aria-controls"?: string;
}

/** Stands for a button that is elsewhere: a popup of Mantine's opens beside that, and is named by it. Draws nothing. */
export function PopupAnchor({ target, ref, id, "aria-controls": controls }: PopupAnchorProps) {
  useLayoutEffect(() => {
    if (typeof ref === "function") ref(target);
    else if (ref) ref.current = target;
  }, [ref, target]);
  useEffect(() => {
    if (id !== undefined) target.setAttribute("id", id);
    if (controls === undefined) target.removeAttribute("aria-controls");
    else target.setAttribute("aria-controls", controls);
  }, [target, id, controls]);
  return null;
}

/** `opened`, one render later: of a popup that is made open, Mantine does not know what had the focus before, to give it back. */
export function useOpened(opened: boolean): boolean {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(opened), 0);
    return () => clearTimeout(timer);
  }, [opened]);
  return shown;
}
