import { cloneElement, useState, type ReactElement, type ReactNode } from "react";

/** What a menu or a dialog at a button is given. */
export interface PopupProps {
  readonly opened: boolean;
  readonly onChange: (opened: boolean) => void;
  /** The button. */
  readonly target: HTMLElement;
}

interface PopupButtonProps {
  readonly kind: "menu" | "dialog";
  /** Made when it is first opened: a lazy part, so that the first load has no code of popups. */
  readonly renderPopup: (props: PopupProps) => ReactNode;
  /** A button of Mantine's. */
  readonly children: ReactElement<Record<string, unknown>>;
}

/** A button that opens a menu or a dialog beside it. */
export function PopupButton({ kind, renderPopup, children }: PopupButtonProps) {
  const [target, setTarget] = useState<HTMLElement | null>(null);
  const [opened, setOpened] = useState(false);
  const [ever, setEver] = useState(false);
  if (opened && !ever) setEver(true);
  const button = cloneElement(children, {
    ref: setTarget,
    "aria-haspopup": kind,
    "aria-expanded": opened,
    "data-expanded": opened || undefined,
    onClick: () => setOpened(!opened),
  });
  return (
    <>
      {button}
      {ever && target !== null && renderPopup({ opened, onChange: setOpened, target })}
    </>
  );
}
