import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { PictureSummary } from "../../../core/data/dataset.ts";
import { Card } from "../../charts/Card.tsx";
import { PictureTile } from "../../charts/pictures/PictureTile.tsx";
import { pictureRgba } from "../../charts/pictures/rgba.ts";
import { joinSentences } from "../../charts/trialWords.ts";
import styles from "./pictureSamples.module.css";

const TILE = 52;

/** Some pictures of every class, as they were read. */
export function PictureSamples({ pictures }: { readonly pictures: PictureSummary }) {
  const { t } = useTranslation();
  const { height, width, channels, classes } = pictures;
  const total = classes.reduce((sum, { count }) => sum + count, 0);
  const title = t("samples.title");
  const rows = useMemo(
    () =>
      classes.map(({ name, count, samples }) => ({
        name,
        count,
        images: samples.map((pixels) => pictureRgba(pixels, [height, width, channels])),
      })),
    [classes, height, width, channels],
  );
  return (
    <Card
      title={title}
      summary={joinSentences(t, [
        t("samples.summary", { count: classes.length, pictures: total, height, width }),
        t(channels === 1 ? "samples.grey" : "samples.colour"),
      ])}
    >
      <div className={styles.classes}>
        {rows.map(({ name, count, images }, index) => (
          <div key={index} className={styles.class}>
            <h3 className={styles.className}>
              {name} <span>{t("samples.count", { count })}</span>
            </h3>
            <div className={styles.tiles}>
              {images.map((image, place) => (
                <PictureTile
                  key={place}
                  image={image}
                  size={TILE}
                  label={t("samples.tile", { name, number: place + 1 })}
                />
              ))}
            </div>
          </div>
        ))}
      </div>
    </Card>
  );
}
