import { ActionIcon, Button } from "@mantine/core";
import { IconArrowDown, IconArrowUp } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import { useActs, useSetup } from "../../useSurmise.ts";
import styles from "./dataTab.module.css";

interface OrderEditorProps {
  readonly column: string;
  /** From first to last. */
  readonly levels: readonly string[];
}

/** The levels of an ordered column from first to last; each can be moved. */
export function OrderEditor({ column, levels }: OrderEditorProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const corrected = useSetup((state) => (state.config.data.orders ?? []).some(([name]) => name === column));
  const move = (at: number, by: -1 | 1) => {
    const moved = [...levels];
    const [level] = moved.splice(at, 1);
    moved.splice(at + by, 0, level!);
    void acts.setOrder(column, moved);
  };
  return (
    <div className={styles.order}>
      <div className={styles.orderHead}>
        <span>{t("dataTab.columns.order")}</span>
        {corrected && (
          <Button size="compact-xs" variant="subtle" onClick={() => void acts.setOrder(column, null)}>
            {t("dataTab.columns.orderReset")}
          </Button>
        )}
      </div>
      <ol className={styles.orderList}>
        {levels.map((level, at) => (
          <li key={level}>
            <span className={styles.orderLevel} title={level}>
              {level}
            </span>
            <ActionIcon
              size={24}
              variant="subtle"
              color="gray"
              disabled={at === 0}
              aria-label={t("dataTab.columns.orderMove", { level })}
              onClick={() => move(at, -1)}
            >
              <IconArrowUp size={15} />
            </ActionIcon>
            <ActionIcon
              size={24}
              variant="subtle"
              color="gray"
              disabled={at === levels.length - 1}
              aria-label={t("dataTab.columns.orderMoveLast", { level })}
              onClick={() => move(at, 1)}
            >
              <IconArrowDown size={15} />
            </ActionIcon>
          </li>
        ))}
      </ol>
    </div>
  );
}
