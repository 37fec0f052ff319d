import { Button } from "@mantine/core";
import { IconAlertTriangle, IconPhoto, IconTable } from "@tabler/icons-react";
import { useTranslation } from "react-i18next";
import type {
  LeftOut,
  PictureLabels,
  PictureReading,
  PictureShape,
} from "../../../../../core/data/table/dataset.ts";
import { formatCount } from "../../../../charts/words/numberFormat.ts";
import { useActs } from "../../../../useSurmise.ts";
import { joinList } from "../../../../nameList.ts";
import dataClasses from "../data.module.css";
import classes from "./pictures.module.css";

/** A table whose columns look like pixels can be read as pictures. */
export function PixelOffer({ shape }: { readonly shape: PictureShape }) {
  const { t } = useTranslation();
  const acts = useActs();
  const { height, width, channels } = shape;
  return (
    <div className={classes["offer"]} role="status">
      <p>{t("pictures.pixels.found", { columns: formatCount(height * width * channels), height, width })}</p>
      <Button
        size="xs"
        leftSection={<IconPhoto size={14} aria-hidden />}
        onClick={() => void acts.readAgain({ pixels: true })}
      >
        {t("pictures.pixels.use")}
      </Button>
    </div>
  );
}

/** Pictures made of columns of pixels can be a table again. */
export function PixelUndo() {
  const { t } = useTranslation();
  const acts = useActs();
  return (
    <div className={classes["offer"]}>
      <p>{t("pictures.pixels.used")}</p>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconTable size={14} aria-hidden />}
        onClick={() => void acts.readAgain({ pixels: false })}
      >
        {t("pictures.pixels.undo")}
      </Button>
    </div>
  );
}

interface ReadingNotesProps {
  readonly reading: PictureReading;
  readonly rows: number;
}

/** Pictures that are not used: those outside the sample, and unusable ones with the reason. */
export function ReadingNotes({ reading, rows }: ReadingNotesProps) {
  const { t } = useTranslation();
  const unread = reading.left.reduce(
    (sum, { reason, count }) => sum + (AMONG_PLACED.has(reason) ? count : 0),
    0,
  );
  return (
    <>
      {reading.inFiles > rows + unread && (
        <p className={dataClasses["note"]}>
          {t("pictures.sample", { rows: formatCount(rows), pictures: formatCount(reading.inFiles) })}
        </p>
      )}
      {reading.labels !== undefined && <LabelsNote labels={reading.labels} />}
      {reading.left.length > 0 && (
        <ul className={classes["left"]} aria-label={t("pictures.leftTitle")}>
          {reading.left.map((left) => (
            <li key={left.reason}>
              <IconAlertTriangle size={14} stroke={1.8} aria-hidden />
              <span>{leftText(left)}</span>
            </li>
          ))}
        </ul>
      )}
    </>
  );

  function leftText({ reason, count, paths }: LeftOut): string {
    const names = joinList(t, count > paths.length ? [...paths, "…"] : paths);
    const why = t(`pictures.leftOut.${reason}`);
    return t("pictures.leftNote", { count, why, names });
  }
}

/** The table with the pictures' labels, and its rows without a picture. */
function LabelsNote({ labels }: { readonly labels: PictureLabels }) {
  const { t } = useTranslation();
  const { table, fileColumn, labelColumn, without } = labels;
  const names = joinList(t, without.count > without.names.length ? [...without.names, "…"] : without.names);
  return (
    <>
      <p className={dataClasses["note"]}>
        {t("pictures.labelled", { table, file: fileColumn, label: labelColumn })}
      </p>
      {without.count > 0 && (
        <p className={dataClasses["note"]}>{t("pictures.without", { count: without.count, table, names })}</p>
      )}
    </>
  );
}

/** Reasons for pictures that belong to a class; the others were not counted. */
const AMONG_PLACED: ReadonlySet<LeftOut["reason"]> = new Set([
  "notPicture",
  "undecodable",
  "corrupt",
  "unreadable",
  "encrypted",
  "tooLarge",
]);
