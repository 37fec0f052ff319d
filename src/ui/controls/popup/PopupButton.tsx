import { cloneElement, useEffect, useEffectEvent, useState, type ReactElement } from "react";
import { Part, type LazyPart } from "../../offline/Part.tsx";
import classes from "./popup.module.css";

/** What a menu or a dialog at a button is given. */
export interface PopupProps {
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
  /** The button. */
  readonly target: HTMLElement;
}

interface PopupButtonProps<Props extends object> {
  readonly kind: "menu" | "dialog";
  /** Shown when it is first opened: lazy, so that the first load has no code of popups. */
  readonly part: LazyPart<PopupProps & Props>;
  readonly props: Props;
  /** A button of Mantine's. */
  readonly children: ReactElement<Record<string, unknown>>;
}

/** A button that opens a menu or a dialog beside it. */
export function PopupButton<Props extends object>({ kind, part, props, children }: PopupButtonProps<Props>) {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const [opened, setOpened] = useState(false);
  const [code, setCode] = useState<"coming" | "here" | "broken">("coming");
  const coming = opened && code === "coming";
  useLeaving(opened && code !== "here" ? target : null, () => setOpened(false));
  // A part that does not come now says so when the button is pressed.
  const preload = () => void part.preload().catch(() => undefined);
  const button = cloneElement(children, {
    ref: setTarget,
    "aria-haspopup": kind,
    "aria-expanded": opened,
    "data-expanded": opened || undefined,
    "aria-busy": coming || undefined,
    className: coming ? classes.coming : undefined,
    onPointerEnter: preload,
    onFocus: preload,
    // A second press while it loads is impatience, and does not close what is not open yet.
    onClick: () => setOpened(coming || !opened),
  });
  return (
    <>
      {button}
      {(opened || code === "here") && target !== null && (
        <Part
          part={part}
          props={{ ...props, opened, onChange: setOpened, target }}
          placeholder={null}
          broken="corner"
          onShown={() => setCode("here")}
          onBroken={() => setCode("broken")}
        />
      )}
    </>
  );
}

/** Calls `onLeave` when the user goes on elsewhere: a popup that arrives later would take the focus away. null: not watched. */
function useLeaving(target: HTMLElement | null, onLeave: () => void): void {
  const leave = useEffectEvent(onLeave);
  useEffect(() => {
    if (target === null) return undefined;
    const onElsewhere = (event: Event): void => {
      const { target: at } = event;
      // The reason why it does not come has buttons of its own.
      if (at instanceof Element && !target.contains(at) && at.closest("[role=alert]") === null) leave();
    };
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === "Escape") leave();
    };
    document.addEventListener("pointerdown", onElsewhere);
    document.addEventListener("focusin", onElsewhere);
    document.addEventListener("keydown", onKey);
    return () => {
      document.removeEventListener("pointerdown", onElsewhere);
      document.removeEventListener("focusin", onElsewhere);
      document.removeEventListener("keydown", onKey);
    };
  }, [target]);
}
