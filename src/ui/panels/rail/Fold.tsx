import { useState, type ReactNode } from "react";
import classes from "./rail.module.css";

interface FoldProps {
  readonly title: string;
  /** A short summary of the content. */
  readonly note?: string;
  /** The content has a problem: the fold stays open. */
  readonly forced?: boolean;
  readonly children: ReactNode;
}

/** Fields whose defaults suit nearly everybody, one click away. They are made when they are first shown. */
export function Fold({ title, note, forced = false, children }: FoldProps) {
  const [open, setOpen] = useState(false);
  const [opened, setOpened] = useState(open || forced);
  if ((open || forced) && !opened) setOpened(true);
  return (
    <details
      className={classes["fold"]}
      open={open || forced}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <span>{title}</span>
        {note !== undefined && <span className={classes["foldNote"]}>{note}</span>}
      </summary>
      {opened && <div className={classes["foldBody"]}>{children}</div>}
    </details>
  );
}
