import { Tooltip } from "@mantine/core";
import classes from "./controls.module.css";

interface FieldLabelProps {
  readonly children: string;
  /** One plain sentence; shown on hover, focus and touch. */
  readonly help: string;
}

/** The name of a field, which explains itself when pointed at. A button, so that the keyboard reaches the explanation. */
export function FieldLabel({ children, help }: FieldLabelProps) {
  return (
    <Tooltip
      label={help}
      multiline
      w={232}
      position="top-start"
      openDelay={250}
      events={{ hover: true, focus: true, touch: true }}
    >
      <button type="button" className={classes["term"]}>
        {children}
      </button>
    </Tooltip>
  );
}
