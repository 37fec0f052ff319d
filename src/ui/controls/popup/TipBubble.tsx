import { Tooltip } from "@mantine/core";
import type { ReactNode } from "react";

export interface TipBubbleProps {
  /** Of the words, for the button that they describe. */
  readonly id: string;
  readonly target: HTMLElement;
  readonly label: ReactNode;
  readonly opened: boolean;
  readonly width?: number | undefined;
}

/** The words of a tooltip, beside what they are about. */
export function TipBubble({ id, target, label, opened, width }: TipBubbleProps) {
  return (
    <Tooltip
      opened={opened}
      target={target}
      label={<div id={id}>{label}</div>}
      {...(width !== undefined && { multiline: true, maw: width })}
    />
  );
}
