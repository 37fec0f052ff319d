import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PictureSummary } from "../../../core/data/table/dataset.ts";
import { isAugmenting } from "../../../core/learner/network/augment.ts";
import type { Settings } from "../../../core/model/settings.ts";
import { Card } from "../../charts/plot/Card.tsx";
import { PictureTile } from "../../charts/data/pictures/PictureTile.tsx";
import { augmentedExamples, strongestAugmentation } from "./augmentedExamples.ts";
import styles from "./pictureSamples.module.css";

const TILE = 52;

export interface AugmentedExamplesProps {
  readonly pictures: PictureSummary;
  readonly settings: Settings;
}

/** Examples of augmented pictures, with the strongest changes that the settings allow. */
export function AugmentedExamples({ pictures, settings }: AugmentedExamplesProps) {
  const { t } = useTranslation();
  const [draw, setDraw] = useState(1);
  const augmentation = useMemo(() => strongestAugmentation(settings), [settings]);
  const changing = isAugmenting(augmentation);
  const examples = useMemo(
    () => (changing ? augmentedExamples(pictures, augmentation, draw) : []),
    [pictures, augmentation, changing, draw],
  );
  const title = t("samples.augmented.title");
  return (
    <Card
      title={title}
      summary={t(changing ? "samples.augmented.summary" : "samples.augmented.none")}
      controls={
        changing && (
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={14} />}
            onClick={() => setDraw((number) => number + 1)}
          >
            {t("samples.augmented.again")}
          </Button>
        )
      }
    >
      {examples.map(({ name, original, changed }, index) => (
        <div key={index} className={styles.row}>
          <div className={styles.original}>
            <PictureTile image={original} size={TILE} label={t("samples.tile", { name, number: 1 })} />
            <span aria-hidden="true">{t("samples.augmented.original")}</span>
          </div>
          <div className={styles.tiles}>
            {changed.map((image, place) => (
              <PictureTile
                key={place}
                image={image}
                size={TILE}
                label={t("samples.augmented.tile", { name, number: place + 1 })}
              />
            ))}
          </div>
        </div>
      ))}
    </Card>
  );
}
