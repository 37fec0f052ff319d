import { useTranslation } from "react-i18next";
import type { PictureSummary } from "../../../../../core/data/table/dataset.ts";
import { formatCount } from "../../../../charts/words/numberFormat.ts";
import { PictureStrip } from "../../../../controls/PictureStrip.tsx";
import { useSetup } from "../../../../useSurmise.ts";
import { DataProblemNote } from "../DataProblems.tsx";
import dataClasses from "../data.module.css";
import { PictureFields } from "./PictureFields.tsx";
import { PixelUndo, ReadingNotes } from "./PictureNotes.tsx";
import { pictureShapeText } from "./pictureWords.ts";
import classes from "./pictures.module.css";

const STRIP_HEIGHT = 26;

export interface PicturesPreviewProps {
  readonly pictures: PictureSummary;
  readonly rows: number;
}

/** The pictures' size, and every class with its count and a few of its pictures. */
export function PicturesPreview({ pictures, rows }: PicturesPreviewProps) {
  const { t } = useTranslation();
  const { classes: groups, reading } = pictures;
  const source = useSetup((state) => state.config.data.source);
  const ofFile = source.kind === "file" && reading !== undefined;
  return (
    <section aria-label={t("pictures.title")} className={classes["preview"]}>
      <span className={dataClasses["note"]}>
        {t("pictures.classes", { count: groups.length })} · {pictureShapeText(t, pictures)}
      </span>
      {/* Focusable, so that the keyboard can scroll it. */}
      <div className={classes["scroller"]} tabIndex={0} role="group" aria-label={t("pictures.title")}>
        <ul className={classes["groups"]}>
          {groups.map(({ name, count, samples }) => (
            <li key={name} className={classes["group"]}>
              <span className={classes["name"]} title={name}>
                {name}
              </span>
              <span className={classes["count"]}>{formatCount(count)}</span>
              <div className={classes["strip"]}>
                <PictureStrip
                  shape={pictures}
                  pictures={samples}
                  size={STRIP_HEIGHT}
                  label={t("pictures.samplesOf", { name })}
                />
              </div>
            </li>
          ))}
        </ul>
      </div>
      {ofFile && <ReadingNotes reading={reading} rows={rows} />}
      {ofFile &&
        (reading.fit === null ? <PixelUndo /> : <PictureFields pictures={pictures} source={source} />)}
      <p className={dataClasses["note"]}>{t("pictures.prepared")}</p>
      <DataProblemNote field="target" />
      <DataProblemNote field="task" />
      <DataProblemNote field="features" />
    </section>
  );
}
