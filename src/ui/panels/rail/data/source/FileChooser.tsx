import { Button, FileButton } from "@mantine/core";
import { IconClipboardText, IconFolderOpen, IconTableImport } from "@tabler/icons-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useActs } from "../../../../useSurmise.ts";
import { PasteDialog } from "./PasteDialog.tsx";
import { FolderButton } from "../pictures/FolderButton.tsx";
import classes from "../data.module.css";

/** Ways to open one's own table: drop, browse or paste. The whole page accepts drops (`DropAnywhere`). */
export function FileChooser() {
  const { t } = useTranslation();
  const acts = useActs();
  const [pasting, setPasting] = useState(false);
  return (
    <div className={classes["dropTarget"]}>
      <IconTableImport size={28} stroke={1.4} aria-hidden className={classes["dropIcon"]} />
      <strong>{t("data.file.drop")}</strong>
      <span className={classes["note"]}>{t("data.file.formats")}</span>
      <div className={classes["dropActs"]}>
        <FileButton
          accept=".csv,.tsv,.txt,.gz,.xlsx,.parquet,.json,.jsonl,.ndjson,.zip,.png,.jpg,.jpeg,.webp,text/csv,text/tab-separated-values,text/plain"
          multiple
          onChange={(files) => {
            const given = files.map((file) => ({ name: file.name, blob: file }));
            if (given.length > 0) void acts.openFiles(given);
          }}
        >
          {(props) => (
            <Button {...props} size="xs" leftSection={<IconFolderOpen size={14} aria-hidden />}>
              {t("data.file.browse")}
            </Button>
          )}
        </FileButton>
        <FolderButton />
        <Button
          size="xs"
          variant="default"
          leftSection={<IconClipboardText size={14} aria-hidden />}
          onClick={() => setPasting(true)}
        >
          {t("data.file.paste")}
        </Button>
      </div>
      <span className={classes["note"]}>{t("pictures.formats")}</span>
      <span className={classes["note"]}>{t("data.file.stays")}</span>
      <PasteDialog opened={pasting} onClose={() => setPasting(false)} />
    </div>
  );
}
