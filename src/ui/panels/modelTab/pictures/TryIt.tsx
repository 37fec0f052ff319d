import type { PictureDimensions } from "../../../../core/learner/network/augment.ts";
import { Alert, Button, Checkbox, FileButton } from "@mantine/core";
import { IconCamera, IconEraser, IconPhoto } from "@tabler/icons-react";
import { useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ErrorRecord } from "../../../../core/errors.ts";
import type { Look } from "../../../../core/learner/network/look.ts";
import type { InspectingActs } from "../../../../app/run/inspecting.ts";
import { Card } from "../../../charts/plot/Card.tsx";
import { PictureTile } from "../../../charts/data/pictures/PictureTile.tsx";
import { pictureRgba } from "../../../charts/data/pictures/rgba.ts";
import { NotRead } from "../../../controls/NotRead.tsx";
import { useBug } from "../../../useBug.ts";
import { useActs } from "../../../useSurmise.ts";
import { Answer } from "./Answer.tsx";
import { CameraDialog } from "./CameraDialog.tsx";
import { DrawingPad, PAD_SIDE } from "./DrawingPad.tsx";
import type { AnswerState } from "./useAnswer.ts";
import styles from "./pictures.module.css";

const SEEN = 72;

export interface TryItProps {
  readonly names: readonly string[];
  readonly shape: PictureDimensions;
  /** Whether the dataset has subjects on a plain background, so that photographs should be cut out. */
  readonly plain: boolean;
  /** Whether the dataset's subjects are filled shapes, which outlines do not resemble. */
  readonly filled: boolean;
  /** The user's picture as the model gets it, or null before the first picture. */
  readonly pixels: Uint8Array | null;
  readonly looked: AnswerState<Look>;
  readonly onPicture: (pixels: Uint8Array | null) => void;
}

/** Why the worker could not convert the picture. */
interface Trouble {
  readonly error: ErrorRecord;
  readonly onTryAgain: () => void;
}

/** The user's own picture, drawn, chosen or photographed, and the best model's prediction. */
export function TryIt({ names, shape, plain, filled, pixels, looked, onPicture }: TryItProps) {
  const { t } = useTranslation();
  const acts = useActs();
  const onBug = useBug();
  /** Number of clearings: each creates a new pad. */
  const [cleared, setCleared] = useState(0);
  const [camera, setCamera] = useState(false);
  const [cutOut, setCutOut] = useState(plain);
  const [trouble, setTrouble] = useState<Trouble | string | null>(null);
  /** Only the newest picture is shown: a slow conversion must not replace a later one. */
  const newest = useRef(0);
  /** The photograph that is shown, so that it can be cut out or not; null for a drawing. */
  const photo = useRef<ImageBitmap | null>(null);
  const image = useMemo(() => (pixels === null ? null : pictureRgba(pixels, shape)), [pixels, shape]);

  const show = (fit: () => ReturnType<InspectingActs["fitDrawing"]>) => {
    const mine = ++newest.current;
    fit().then((found) => {
      if (mine !== newest.current) return;
      const failed = found?.ok === false ? { error: found.error, onTryAgain: () => show(fit) } : null;
      setTrouble(found === null ? t("looking.tryIt.gone") : failed);
      if (found?.ok === true) onPicture(found.value);
    }, onBug);
  };
  const showDrawing = (ink: Float32Array<ArrayBuffer>) => {
    photo.current = null;
    // A copy: the original is transferred to the worker.
    show(() => acts.fitDrawing(ink.slice(), PAD_SIDE));
  };
  const showPhoto = (image: ImageBitmap, cut: boolean) => {
    photo.current = image;
    setCleared((count) => count + 1);
    show(async () => acts.fitPhoto(await createImageBitmap(image), cut));
  };
  const open = async (file: File | null) => {
    if (file === null) return;
    const mine = ++newest.current;
    try {
      const image = await createImageBitmap(file);
      if (mine === newest.current) showPhoto(image, cutOut);
    } catch {
      if (mine === newest.current) setTrouble(t("looking.tryIt.unreadable", { name: file.name }));
    }
  };
  const changeCutOut = (cut: boolean) => {
    setCutOut(cut);
    if (photo.current !== null) showPhoto(photo.current, cut);
  };
  const clear = () => {
    newest.current += 1;
    photo.current = null;
    setCleared((count) => count + 1);
    setTrouble(null);
    onPicture(null);
  };
  const title = t("looking.tryIt.title");
  const [height, width] = shape;
  return (
    <Card title={title} summary={t("looking.tryIt.summary")}>
      <div className={styles.tryFrame}>
        <div className={styles.tryIt}>
          <DrawingPad key={cleared} empty={pixels === null} onDraw={showDrawing} />
          <div className={styles.means}>
            <div className={styles.buttons}>
              <Button size="xs" variant="default" leftSection={<IconEraser size={14} />} onClick={clear}>
                {t("looking.tryIt.clear")}
              </Button>
              <FileButton accept="image/*" onChange={(file) => void open(file)}>
                {(props) => (
                  <Button {...props} size="xs" variant="default" leftSection={<IconPhoto size={14} />}>
                    {t("looking.tryIt.file")}
                  </Button>
                )}
              </FileButton>
              <Button
                size="xs"
                variant="default"
                leftSection={<IconCamera size={14} />}
                onClick={() => setCamera(true)}
              >
                {t("looking.tryIt.camera")}
              </Button>
            </div>
            <Checkbox
              size="xs"
              label={t("looking.tryIt.cutOut")}
              checked={cutOut}
              onChange={(event) => changeCutOut(event.currentTarget.checked)}
            />
            {filled && <p className={styles.hint}>{t("looking.tryIt.filled")}</p>}
          </div>
          <div className={styles.answerSide}>
            {typeof trouble === "string" && <Alert color="red">{trouble}</Alert>}
            {trouble !== null && typeof trouble !== "string" && <NotRead {...trouble} />}
            {looked.error !== null && <NotRead error={looked.error} onTryAgain={looked.onTryAgain} />}
            {image === null ? (
              <p className={styles.hint}>{t("looking.tryIt.nothing")}</p>
            ) : (
              <>
                <figure className={styles.seen}>
                  <PictureTile
                    image={image}
                    size={SEEN}
                    label={t("looking.tryIt.seesLabel", { height, width })}
                  />
                  <figcaption>{t("looking.tryIt.sees")}</figcaption>
                </figure>
                {looked.value !== null && <Answer look={looked.value} names={names} />}
              </>
            )}
          </div>
        </div>
      </div>
      {camera && (
        <CameraDialog onClose={() => setCamera(false)} onPicture={(image) => showPhoto(image, cutOut)} />
      )}
    </Card>
  );
}
