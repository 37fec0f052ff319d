import { useState } from "react";
import { editableNumber, parseList } from "./numberText.ts";
import classes from "./controls.module.css";

interface ListFieldProps {
  readonly label: string;
  readonly value: readonly (number | string)[];
  /** Called when the field loses the focus or Enter is pressed; items that are not numbers are passed as text. */
  readonly onChange: (value: readonly (number | string)[]) => void;
  readonly placeholder?: string;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
}

/** Several numbers as one text, "16, 32, 64". */
export function ListField({ label, value, onChange, placeholder, invalid, describedBy }: ListFieldProps) {
  const [draft, setDraft] = useState<string | null>(null);
  const commit = () => {
    if (draft === null) return;
    setDraft(null);
    onChange(parseList(draft));
  };
  return (
    <input
      aria-label={label}
      aria-describedby={describedBy}
      autoComplete="off"
      spellCheck={false}
      className={classes["input"]}
      value={
        draft ?? value.map((item) => (typeof item === "number" ? editableNumber(item) : item)).join(", ")
      }
      placeholder={placeholder}
      aria-invalid={invalid || undefined}
      onChange={(event) => setDraft(event.currentTarget.value)}
      onBlur={commit}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit();
      }}
    />
  );
}
