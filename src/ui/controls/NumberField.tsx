import { useDebouncedCallback } from "@mantine/hooks";
import { useState, type KeyboardEvent } from "react";
import { editableNumber, typedNumber } from "./numberText.ts";
import classes from "./controls.module.css";

/** Milliseconds: long enough to type "1e-3" without a message that "1e" is not a number. */
const COMMIT_DELAY_MS = 450;

interface NumberFieldProps {
  /** Accessible name. */
  readonly label: string;
  /** What is stored: a number, NaN for text that is not a number, null for "no value". */
  readonly value: number | null;
  /** The stored text, shown if the value is NaN. */
  readonly unreadable?: string;
  /** A number as typed; null for an emptied optional field; NaN for text that is not a number (passed as second argument). */
  readonly onChange: (value: number | null, text: string) => void;
  /** Whether an empty field means null rather than "not a number". */
  readonly optional?: boolean;
  readonly placeholder?: string;
  readonly invalid?: boolean;
  /** Id of the message about the problem. */
  readonly describedBy?: string | undefined;
  /** Amount of the up and down keys; "times": doubles and halves. */
  readonly step?: number | "times";
  /** Shown after the number: "%". */
  readonly unit?: string;
}

interface Draft {
  readonly text: string;
  readonly value: number | null;
  readonly committed: boolean;
}

/**
 * A number as text. Typed text stays on screen while it equals the stored value, valid or not; another value from outside (a
 * preset, a link) replaces it.
 */
export function NumberField(props: NumberFieldProps) {
  const { label, value, onChange, optional = false, placeholder, invalid = false, describedBy, unit } = props;
  const [draft, setDraft] = useState<Draft | null>(null);
  const shown =
    draft !== null && (!draft.committed || Object.is(draft.value, value))
      ? draft.text
      : (props.unreadable ?? textOf(value));

  const commit = useDebouncedCallback(
    (next: Draft) => {
      setDraft({ ...next, committed: true });
      if (!Object.is(next.value, value) || Number.isNaN(next.value)) onChange(next.value, next.text.trim());
    },
    { delay: COMMIT_DELAY_MS, flushOnUnmount: true },
  );

  const type = (text: string) => {
    const next = { text, value: read(text, optional), committed: false };
    setDraft(next);
    commit(next);
  };

  const nudge = (event: KeyboardEvent, direction: 1 | -1) => {
    const current = typedNumber(shown);
    if (current === null) return;
    event.preventDefault();
    const { step = 1 } = props;
    const next = step === "times" ? current * 2 ** direction : current + direction * step;
    type(editableNumber(Number(next.toPrecision(12))));
  };

  const input = (
    <input
      className={classes["input"]}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      inputMode="decimal"
      autoComplete="off"
      spellCheck={false}
      value={shown}
      placeholder={placeholder}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => {
        commit.flush();
        // A valid number is shown in its plain form; text that is not a number stays for correction.
        setDraft((last) => (last !== null && Number.isNaN(last.value) ? last : null));
      }}
      onKeyDown={(event) => {
        if (event.key === "Enter") commit.flush();
        if (event.key === "ArrowUp") nudge(event, 1);
        if (event.key === "ArrowDown") nudge(event, -1);
      }}
    />
  );
  if (unit === undefined) return input;
  return (
    <span className={classes["withUnit"]}>
      {input}
      <span aria-hidden>{unit}</span>
    </span>
  );
}

function read(text: string, optional: boolean): number | null {
  if (optional && text.trim() === "") return null;
  return typedNumber(text) ?? NaN;
}

function textOf(value: number | null): string {
  return value === null ? "" : editableNumber(value);
}
