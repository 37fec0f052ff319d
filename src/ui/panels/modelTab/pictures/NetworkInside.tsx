import type { TrainedNetwork } from "../../../../core/learner/network/trainedNetwork.ts";
import type { PictureDimensions } from "../../../../core/learner/network/augment.ts";
import { Select } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FeatureMaps, Look } from "../../../../core/learner/network/look.ts";
import { Card } from "../../../charts/plot/Card.tsx";
import { PictureTile } from "../../../charts/data/pictures/PictureTile.tsx";
import { pictureRgba } from "../../../charts/data/pictures/rgba.ts";
import { featureTiles, filterTiles } from "./insideSpec.ts";
import styles from "./pictures.module.css";

const PICTURE = 112;
const FILTER = 40;
const MAP = 56;

export interface NetworkInsideProps {
  readonly trained: TrainedNetwork;
  readonly shape: PictureDimensions;
  readonly pixels: Uint8Array;
  /** Description of the picture. */
  readonly what: string;
  /** null while the first picture is being computed. */
  readonly look: Look | null;
}

/** The network's filters, and its activations for the chosen picture. */
export function NetworkInside({ trained, shape, pixels, what, look }: NetworkInsideProps) {
  const { t } = useTranslation();
  const title = t("looking.inside.title");
  const picture = useMemo(() => pictureRgba(pixels, shape), [pixels, shape]);
  const filters = useMemo(() => filterTiles(trained), [trained]);
  const [height, width] = shape;
  return (
    <Card title={title} summary={t("looking.inside.summaryOf", { what })}>
      <div className={styles.inside}>
        <figure className={styles.figure}>
          <figcaption>
            <h3>{t("looking.inside.input")}</h3>
            <p>{t("looking.pixelGrid", { height, width })}</p>
          </figcaption>
          <PictureTile image={picture} size={PICTURE} label={what} />
        </figure>
        {filters === null ? (
          <p className={styles.hint}>{t("looking.inside.noConvolution")}</p>
        ) : (
          <figure className={styles.figure}>
            <figcaption>
              <h3>{t("looking.inside.filters")}</h3>
              <p>
                {t(filters.colour ? "looking.inside.filtersHintColour" : "looking.inside.filtersHint", {
                  size: filters.size,
                })}
              </p>
            </figcaption>
            <div className={styles.tiles}>
              {filters.tiles.map(({ image, low, high }, index) => (
                <PictureTile
                  key={index}
                  image={image}
                  size={FILTER}
                  label={t("looking.inside.filter", { number: index + 1, low, high })}
                />
              ))}
            </div>
            <Shown shown={filters.tiles.length} count={filters.count} />
          </figure>
        )}
      </div>
      {look !== null && look.maps.length > 0 && <Maps maps={look.maps} />}
    </Card>
  );
}

function Maps({ maps }: { readonly maps: readonly FeatureMaps[] }) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState(0);
  const index = Math.min(chosen, maps.length - 1);
  const layer = maps[index]!;
  const tiles = useMemo(() => featureTiles(layer), [layer]);
  const data = maps.map(({ layer: number, kind, shape: [height, width, channels] }, place) => ({
    value: String(place),
    label: t(`looking.inside.layers.${kind as "conv2d"}`, { layer: number + 1, height, width, channels }),
  }));
  return (
    <figure className={styles.figure} data-maps>
      <figcaption>
        <h3>{t("looking.inside.maps")}</h3>
        <p>{t("looking.inside.mapsHint")}</p>
      </figcaption>
      <Select
        className={styles.layer}
        aria-label={t("looking.inside.mapsLayer")}
        data={data}
        value={String(index)}
        onChange={(value) => setChosen(Number(value ?? 0))}
        allowDeselect={false}
        size="xs"
      />
      <div className={styles.tiles}>
        {tiles.map(({ image, mean, high }, channel) => (
          <PictureTile
            key={channel}
            image={image}
            size={MAP}
            label={t("looking.inside.map", { number: channel + 1, mean, high })}
          />
        ))}
      </div>
      <Shown shown={tiles.length} count={layer.shape[2]} />
    </figure>
  );
}

function Shown({ shown, count }: { readonly shown: number; readonly count: number }) {
  const { t } = useTranslation();
  if (shown === count) return null;
  return <p className={styles.hint}>{t("looking.inside.shown", { shown, count })}</p>;
}
