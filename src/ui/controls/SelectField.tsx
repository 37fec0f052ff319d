import classes from "./controls.module.css";

export interface SelectOption<Value extends string> {
  readonly value: Value;
  readonly label: string;
  /** Heading of its group; options of one group are adjacent. */
  readonly group?: string;
}

interface SelectFieldProps<Value extends string> {
  /** Accessible name. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly SelectOption<Value>[];
  readonly onChange: (value: Value) => void;
  readonly invalid?: boolean;
  readonly describedBy?: string | undefined;
  /** Without a border, for use in a list. */
  readonly quiet?: boolean;
}

/** A native select, which renders fastest when there are dozens and is native on every device. */
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
      {grouped(options).map(({ group, members }) =>
        group === null ? (
          <Options key={members[0]!.value} options={members} />
        ) : (
          <optgroup key={group} label={group}>
            <Options options={members} />
          </optgroup>
        ),
      )}
    </select>
  );
}

function Options({ options }: { readonly options: readonly SelectOption<string>[] }) {
  return options.map(({ value, label }) => (
    <option key={value} value={value}>
      {label}
    </option>
  ));
}

/** Groups adjacent options with the same heading. */
function grouped<Value extends string>(options: readonly SelectOption<Value>[]) {
  const groups: { readonly group: string | null; readonly members: SelectOption<Value>[] }[] = [];
  for (const option of options) {
    const group = option.group ?? null;
    const last = groups.at(-1);
    if (last !== undefined && last.group === group) last.members.push(option);
    else groups.push({ group, members: [option] });
  }
  return groups;
}
