import { Tooltip } from "@mantine/core";

export interface FieldHelpProps {
  /** The field's name. */
  readonly target: HTMLElement;
  readonly help: string;
}

/** What a field means, above its name. */
export function FieldHelp({ target, help }: FieldHelpProps) {
  return <Tooltip opened target={target} label={help} multiline w={232} position="top-start" />;
}
