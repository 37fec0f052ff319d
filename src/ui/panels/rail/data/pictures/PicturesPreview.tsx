import { useTranslation } from "react-i18next";
import type { PictureSummary } from "../../../../../core/data/dataset.ts";
import { formatCount } from "../../../../charts/numberFormat.ts";
import { PictureStrip } from "../../../../controls/PictureStrip.tsx";
import { DataProblem } from "../DataProblems.tsx";
import dataClasses from "../data.module.css";
import { pictureShapeText } from "./pictureWords.ts";
import classes from "./pictures.module.css";

const STRIP_HEIGHT = 26;

/** What the pictures are: their size, and every class with its count and a few of its pictures. */
export function PicturesPreview({ pictures }: { readonly pictures: PictureSummary }) {
  const { t } = useTranslation();
  const { classes: groups } = pictures;
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
      <p className={dataClasses["note"]}>{t("pictures.prepared")}</p>
      <DataProblem field="target" />
      <DataProblem field="task" />
      <DataProblem field="features" />
    </section>
  );
}
