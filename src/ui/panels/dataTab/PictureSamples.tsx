import { Button } from "@mantine/core";
import { IconRefresh } from "@tabler/icons-react";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { PictureSummary } from "../../../core/data/table/dataset.ts";
import type { ErrorRecord } from "../../../core/errors.ts";
import { Card } from "../../charts/plot/Card.tsx";
import { PictureTile } from "../../charts/data/pictures/PictureTile.tsx";
import { pictureRgba } from "../../charts/data/pictures/rgba.ts";
import { joinSentences } from "../../charts/words/trialWords.ts";
import { NotRead } from "../../controls/NotRead.tsx";
import { useBug } from "../../useBug.ts";
import { useActs } from "../../useSurmise.ts";
import styles from "./pictureSamples.module.css";

const TILE = 52;

/** Some pictures of every class, as they were read; more are loaded a few at a time. */
export function PictureSamples({ pictures }: { readonly pictures: PictureSummary }) {
  const { t } = useTranslation();
  const { height, width, channels, classes } = pictures;
  const total = classes.reduce((sum, { count }) => sum + count, 0);
  const title = t("samples.title");
  return (
    <Card
      title={title}
      summary={joinSentences(t, [
        t("samples.summary", { count: classes.length, pictures: total, height, width }),
        t(channels === 1 ? "samples.grey" : "samples.colour"),
      ])}
    >
      <div className={styles.classes}>
        {classes.map((one) => (
          <OneClass key={one.name} one={one} shape={[height, width, channels]} />
        ))}
      </div>
    </Card>
  );
}

interface OneClassProps {
  readonly one: PictureSummary["classes"][number];
  readonly shape: readonly [height: number, width: number, channels: number];
}

function OneClass({ one: { name, count, samples }, shape: [height, width, channels] }: OneClassProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const onBug = useBug();
  /** Why more could not be loaded. */
  const [error, setError] = useState<ErrorRecord | null>(null);
  const [shown, setShown] = useState({ from: 0, pictures: samples });
  const images = useMemo(
    () => shown.pictures.map((pixels) => pictureRgba(pixels, [height, width, channels])),
    [shown, height, width, channels],
  );
  /** Number of requests: a slow answer must not replace a later one. */
  const newest = useRef(0);
  const showOthers = async () => {
    const mine = ++newest.current;
    const next = shown.from + samples.length;
    const from = next < count ? next : 0;
    setError(null);
    const answer =
      from === 0
        ? ({ ok: true, value: samples } as const)
        : await acts.picturesOfClass(name, from, samples.length);
    if (mine !== newest.current) return;
    if (answer?.ok === true) setShown({ from, pictures: answer.value });
    if (answer?.ok === false) setError(answer.error);
  };
  const onOthers = () => void showOthers().catch(onBug);
  return (
    <div className={styles.class}>
      <div className={styles.classHead}>
        <h3 className={styles.className}>
          {name} <span>{t("samples.count", { count })}</span>
        </h3>
        {count > samples.length && (
          <Button
            size="compact-xs"
            variant="subtle"
            color="gray"
            leftSection={<IconRefresh size={13} />}
            aria-label={t("samples.othersOf", { name })}
            onClick={onOthers}
          >
            {t("samples.others")}
          </Button>
        )}
      </div>
      {error !== null && <NotRead error={error} onTryAgain={onOthers} />}
      <div className={styles.tiles}>
        {images.map((image, place) => (
          <PictureTile
            key={place}
            image={image}
            size={TILE}
            label={t("samples.tile", { name, number: shown.from + place + 1 })}
          />
        ))}
      </div>
    </div>
  );
}
