import { Modal, type ModalProps } from "@mantine/core";
import { useEffect, useState } from "react";

interface DialogProps extends Omit<ModalProps, "opened"> {
  /** A selector of what has the focus afterwards if the button that opened the dialog is gone. Default: nothing. */
  readonly otherwise?: string;
}

/**
 * A dialog that is open as long as it is rendered. Afterwards, the focus is where it was before: Mantine's own dialog cares for that
 * only where it stays rendered while it is closed.
 */
export function Dialog({ otherwise, ...props }: DialogProps) {
  // Read while rendering, because the dialog takes the focus in its effects.
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      // Later: the elements of the dialog, which have the focus now, are removed after this.
      setTimeout(() => {
        if (document.activeElement !== document.body) return;
        const next = opener?.isConnected === true ? opener : document.querySelector(otherwise ?? ":not(*)");
        if (next instanceof HTMLElement) next.focus({ preventScroll: true });
      });
    },
    [opener, otherwise],
  );
  return <Modal opened {...props} />;
}
