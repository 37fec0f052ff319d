import { Select, type SelectProps } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { foundNames } from "./foundNames.ts";

export interface ColumnSelectProps extends Pick<SelectProps, "classNames" | "aria-describedby"> {
  /** Accessible name. */
  readonly label: string;
  /** May be a missing column (from a link), which is listed as well; otherwise the field would be empty. */
  readonly value: string;
  readonly names: readonly string[];
  readonly invalid: boolean;
  readonly onChange: (name: string) => void;
}

/**
 * One of a table's columns, of which there may be thousands: some are listed, typing finds the others. Mantine processes all its
 * options at every key, so it gets only the listed ones.
 */
export function ColumnSelect({ label, value, names, invalid, onChange, ...rest }: ColumnSelectProps) {
  const { t } = useTranslation();
  const [search, setSearch] = useState(value);
  const found = useMemo(() => foundNames(names, search === value ? "" : search), [names, search, value]);
  return (
    <Select
      {...rest}
      size="xs"
      aria-label={label}
      value={value}
      error={invalid}
      data={found.includes(value) ? [...found] : [value, ...found]}
      filter={({ options }) => options.filter((option) => "value" in option && found.includes(option.value))}
      searchable
      searchValue={search}
      onSearchChange={setSearch}
      // Choosing the current option does not change the value, so the typed text must be cleared here.
      onOptionSubmit={setSearch}
      allowDeselect={false}
      comboboxProps={{ keepMounted: false }}
      nothingFoundMessage={t("data.noSuchColumn")}
      onChange={(name) => {
        if (name !== null) onChange(name);
      }}
    />
  );
}
