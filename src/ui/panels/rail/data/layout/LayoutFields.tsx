import { NativeSelect, TextInput } from "@mantine/core";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LayoutChoices } from "../../../../../core/data/parse/layout.ts";
import { formatCount } from "../../../../charts/words/numberFormat.ts";
import type { ReadLayout } from "./LayoutDialog.tsx";
import { withoutChoice } from "./lineRoles.ts";
import classes from "./layout.module.css";

/** The value of "as detected": not a delimiter and not a number. */
const DETECTED = "detected";
const LINE = /^[1-9]\d{0,8}$/;

interface LayoutFieldsProps {
  readonly read: ReadLayout;
  readonly choices: LayoutChoices;
  readonly onChange: (choices: LayoutChoices) => void;
  /** Number of fields whose text is not a line number. */
  readonly onUnreadable: (count: number) => void;
}

/** All choices for a table's position and cell format. */
export function LayoutFields({ read, choices, onChange, onUnreadable }: LayoutFieldsProps) {
  const { t } = useTranslation();
  const { found, format, lines } = read;
  const isText = format === "delimited";
  const numbers = lines.map((_, i) => option(i + 1));
  const none = { value: "0", label: t("layout.fields.none") };
  const field = { choices, onChange };
  const [wrong, setWrong] = useState<ReadonlySet<string>>(new Set());
  const setUnreadable = (name: string, is: boolean) => {
    const next = new Set(wrong);
    if (is) next.add(name);
    else next.delete(name);
    setWrong(next);
    onUnreadable(next.size);
  };
  const ofLines = { ...field, setUnreadable };
  return (
    <div className={classes["fields"]}>
      <ChoiceField {...field} name="headerLine" found={found?.headerLine} options={[none, ...numbers]} />
      <ChoiceField
        {...field}
        name="headerLines"
        found={found?.headerLines}
        options={[1, 2, 3].map((count) => ({
          value: String(count),
          label: t(isText ? "layout.lines" : "layout.rows", { count }),
        }))}
      />
      <ChoiceField {...field} name="unitsLine" found={found?.unitsLine} options={[none, ...numbers]} />
      <LineField {...ofLines} name="firstLine" isText={isText} found={found?.firstLine} />
      <LineField {...ofLines} name="lastLine" isText={isText} found={found?.lastLine} />
      {isText && <SignFields read={read} choices={choices} onChange={onChange} />}
    </div>
  );
}

function SignFields({ read, choices, onChange }: Omit<LayoutFieldsProps, "onUnreadable">) {
  const { t } = useTranslation();
  const { found, delimiter } = read;
  const field = { choices, onChange };
  const none = { value: "", label: t("layout.fields.none") };
  return (
    <>
      <ChoiceField
        {...field}
        name="delimiter"
        found={delimiter ?? undefined}
        options={[
          { value: ",", label: t("layout.delimiters.comma") },
          { value: ";", label: t("layout.delimiters.semicolon") },
          { value: "\t", label: t("layout.delimiters.tab") },
          { value: "|", label: t("layout.delimiters.pipe") },
          { value: " ", label: t("layout.delimiters.blanks") },
        ]}
      />
      <ChoiceField
        {...field}
        name="quote"
        found={found?.quote}
        options={[
          { value: '"', label: t("layout.quotes.double") },
          { value: "'", label: t("layout.quotes.single") },
          none,
        ]}
      />
      <ChoiceField
        {...field}
        name="decimal"
        options={[
          { value: "point", label: t("layout.decimals.point") },
          { value: "comma", label: t("layout.decimals.comma") },
        ]}
      />
      <ChoiceField
        {...field}
        name="comment"
        found={found?.comment}
        options={[...["#", "%", "//"].map((sign) => ({ value: sign, label: sign })), none]}
      />
    </>
  );
}

type Chosen = keyof Omit<LayoutChoices, "table" | "oddLines">;
type LineName = "firstLine" | "lastLine";
const LABELS = {
  headerLine: "header",
  headerLines: "headerLines",
  unitsLine: "units",
  delimiter: "delimiter",
  quote: "quote",
  decimal: "decimal",
  comment: "comment",
} as const satisfies Record<Exclude<Chosen, LineName>, string>;

interface FieldProps {
  readonly choices: LayoutChoices;
  readonly onChange: (choices: LayoutChoices) => void;
}

interface ChoiceFieldProps extends FieldProps {
  readonly name: keyof typeof LABELS;
  /** How it was read. */
  readonly found?: string | number | undefined;
  readonly options: readonly Option[];
}

interface Option {
  readonly value: string;
  readonly label: string;
}

/** A choice; the first option is automatic detection and shows its result. */
function ChoiceField({ name, found, options, choices, onChange }: ChoiceFieldProps) {
  const { t } = useTranslation();
  const chosen = choices[name];
  const isNumber = name === "headerLine" || name === "headerLines" || name === "unitsLine";
  const known = options.some(({ value }) => value === String(chosen));
  const all =
    chosen === undefined || known ? options : [...options, { value: String(chosen), label: String(chosen) }];
  // What was chosen is what was read: it says nothing of what detection would find.
  const listed = options.find(({ value }) => value === String(found))?.label;
  const read = listed ?? (typeof found === "number" ? formatCount(found) : undefined);
  const word = chosen === undefined ? read : undefined;
  const detected = word === undefined ? t("layout.asDetected") : t("layout.asDetectedIs", { value: word });
  return (
    <NativeSelect
      size="xs"
      label={t(`layout.fields.${LABELS[name]}`)}
      value={chosen === undefined ? DETECTED : String(chosen)}
      data={[{ value: DETECTED, label: detected }, ...all]}
      data-chosen={chosen !== undefined || undefined}
      onChange={({ currentTarget: { value } }) => {
        const others = withoutChoice(choices, name);
        onChange(value === DETECTED ? others : { ...others, [name]: isNumber ? Number(value) : value });
      }}
    />
  );
}

interface LineFieldProps extends FieldProps {
  readonly name: LineName;
  readonly isText: boolean;
  readonly found: number | undefined;
  readonly setUnreadable: (name: string, is: boolean) => void;
}

/** A line number, which may be beyond the lines shown. */
function LineField({ name, isText, found, choices, onChange, setUnreadable }: LineFieldProps) {
  const { t } = useTranslation();
  const chosen = choices[name];
  const [text, setText] = useState(chosen === undefined ? "" : String(chosen));
  const isWrong = text.trim() !== "" && !LINE.test(text.trim());
  const label = isText ? name : name === "firstLine" ? "firstRow" : "lastRow";
  const detected =
    found === undefined ? t("layout.asDetected") : t("layout.asDetectedIs", { value: formatCount(found) });
  return (
    <TextInput
      size="xs"
      label={t(`layout.fields.${label}`)}
      inputMode="numeric"
      autoComplete="off"
      value={text}
      placeholder={chosen === undefined ? detected : t("layout.asDetected")}
      error={isWrong && t("layout.wrong.notANumber", { value: text.trim().slice(0, 20) })}
      onChange={({ currentTarget: { value } }) => {
        const typed = value.trim();
        setText(value);
        setUnreadable(name, typed !== "" && !LINE.test(typed));
        const others = withoutChoice(choices, name);
        onChange(LINE.test(typed) ? { ...others, [name]: Number(typed) } : others);
      }}
    />
  );
}

function option(line: number): Option {
  return { value: String(line), label: formatCount(line) };
}
