import { UnstyledButton } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { usePrinting } from "../../print/printContext.ts";
import styles from "./searchTab.module.css";

export interface SortHeaderProps {
  readonly name: string;
  readonly align: "start" | "end";
  readonly sorted: "none" | "ascending" | "descending";
  readonly onSort: () => void;
}

/**
 * A column's name as a button that sorts the table. In print plain text, because browsers do not repeat buttons on the next page.
 */
export function SortHeader({ name, align, sorted, onSort }: SortHeaderProps) {
  const { t } = useTranslation();
  if (usePrinting()) return name;
  return (
    <UnstyledButton
      className={styles.sortButton}
      data-align={align}
      aria-label={t("results.table.sortBy", { column: name })}
      onClick={onSort}
    >
      {name}
      {sorted === "ascending" && <IconArrowUp size={13} aria-hidden="true" />}
      {sorted === "descending" && <IconArrowDown size={13} aria-hidden="true" />}
    </UnstyledButton>
  );
}
