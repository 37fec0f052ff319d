import { Select, type SelectProps } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { foundNames } from "./foundNames.ts";

export interface ColumnSelectProps extends Pick<SelectProps, "classNames" | "aria-describedby"> {
  /** Accessible name. */
  readonly label: string;
  /** May be no column (from a link): it is listed as well, or the field would be empty. */
  readonly value: string;
  readonly names: readonly string[];
  readonly invalid: boolean;
  readonly onChange: (name: string) => void;
}

/**
 * One of a table's columns, of which there may be thousands: some are listed, typing finds the others. Mantine goes through all it is
 * given at every keystroke, so it is given those alone.
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
      // The one chosen already changes no value, so that what was typed would stay.
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
