import { Button, Group } from "@mantine/core";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../../../controls/popup/Dialog.tsx";
import type { OddLines } from "../../../../../core/data/parse/layout.ts";
import { formatCount } from "../../../../charts/words/numberFormat.ts";
import dataClasses from "../data.module.css";
import classes from "./layout.module.css";

interface OddLinesDialogProps {
  readonly odd: OddLines;
  /** The other ways to treat them. */
  readonly ways: readonly { readonly label: string; readonly choose: () => void }[];
  readonly onClose: () => void;
}

/** The odd lines of the file with the reason, and the choice of how to treat them. */
export function OddLinesDialog({ odd, ways, onClose }: OddLinesDialogProps) {
  const { t } = useTranslation();
  const { items, count } = odd;
  return (
    <Dialog onClose={onClose} title={t("layout.odd.title")} size="xl" centered>
      <p className={dataClasses["dialogText"]}>{t("layout.odd.help")}</p>
      {/* Focusable, so that the keyboard can scroll it. */}
      <div
        className={`${classes["lines"]} ${classes["oddLines"]}`}
        tabIndex={0}
        role="group"
        aria-label={t("layout.odd.title")}
      >
        <table>
          <thead>
            <tr>
              <th scope="col">{t("layout.odd.number")}</th>
              <th scope="col">{t("layout.odd.why")}</th>
              <th scope="col">{t("layout.odd.state")}</th>
              <th scope="col">{t("layout.odd.text")}</th>
            </tr>
          </thead>
          <tbody>
            {items.map(({ line, text, why, cells, kept }) => (
              <tr key={line} data-role={kept ? "odd" : "below"}>
                <th scope="row">{formatCount(line)}</th>
                <td className={classes["role"]}>{t(`layout.odd.reasons.${why}`, { count: cells })}</td>
                <td className={classes["role"]}>{t(kept ? "layout.odd.isKept" : "layout.odd.isLeft")}</td>
                <td className={classes["raw"]}>{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {items.length < count && (
        <p className={dataClasses["note"]}>{t("layout.odd.first", { shown: items.length, all: count })}</p>
      )}
      <Group justify="flex-end" gap={8} mt={16}>
        {ways.map(({ label, choose }) => (
          <Button key={label} variant="default" onClick={choose}>
            {label}
          </Button>
        ))}
        <Button onClick={onClose}>{t("layout.close")}</Button>
      </Group>
    </Dialog>
  );
}
