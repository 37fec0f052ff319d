import classes from "./controls.module.css";

interface SelectFieldProps<Value extends string> {
  /** Accessible name. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly label: string }[];
  readonly onChange: (value: Value) => void;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  /** Without a border, to stand in a list. */
  readonly quiet?: boolean;
}

/** One of a few: the browser's own select, which is the cheapest to draw by the dozen and native to every device. */
export function SelectField<Value extends string>(props: SelectFieldProps<Value>) {
  const { label, value, options, onChange, invalid = false, describedBy, quiet = false } = props;
  return (
    <select
      className={classes["select"]}
      aria-label={label}
      aria-describedby={describedBy}
      aria-invalid={invalid || undefined}
      data-quiet={quiet || undefined}
      value={value}
      onChange={(event) => {
        const chosen = options.find((option) => option.value === event.currentTarget.value);
        if (chosen !== undefined) onChange(chosen.value);
      }}
    >
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
