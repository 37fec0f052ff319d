import { IconFileSpreadsheet } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useActs } from "../useSurmise.ts";
import { droppedFiles } from "./droppedFiles.ts";
import classes from "./controls.module.css";

/** Opens a file dropped anywhere on the page, and shows a hint while one is dragged over it. */
export function DropAnywhere() {
  const { t } = useTranslation();
  const acts = useActs();
  const [dragging, setDragging] = useState(false);

  useEffect(() => {
    const over = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      // Otherwise the browser leaves the page and shows the file.
      event.preventDefault();
      setDragging(true);
    };
    const leave = (event: DragEvent) => {
      if (event.relatedTarget === null) setDragging(false);
    };
    const drop = (event: DragEvent) => {
      if (!carriesFiles(event)) return;
      event.preventDefault();
      setDragging(false);
      if (event.dataTransfer === null) return;
      void droppedFiles(event.dataTransfer).then((files) => {
        if (files.length > 0) void acts.openFiles(files);
      });
    };
    window.addEventListener("dragenter", over);
    window.addEventListener("dragover", over);
    window.addEventListener("dragleave", leave);
    window.addEventListener("drop", drop);
    return () => {
      window.removeEventListener("dragenter", over);
      window.removeEventListener("dragover", over);
      window.removeEventListener("dragleave", leave);
      window.removeEventListener("drop", drop);
    };
  }, [acts]);

  if (!dragging) return null;
  return (
    <div className={classes["dropOverlay"]}>
      <div className={classes["dropMessage"]}>
        <IconFileSpreadsheet size={40} stroke={1.5} aria-hidden />
        <strong>{t("data.file.dropNow")}</strong>
        <span>{t("data.file.stays")}</span>
      </div>
    </div>
  );
}

function carriesFiles(event: DragEvent): boolean {
  return event.dataTransfer?.types.includes("Files") ?? false;
}
