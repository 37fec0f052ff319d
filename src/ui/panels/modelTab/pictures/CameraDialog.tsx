import { Button, Group } from "@mantine/core";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../../../controls/popup/Dialog.tsx";
import styles from "./pictures.module.css";

export interface CameraDialogProps {
  readonly onClose: () => void;
  readonly onPicture: (image: ImageBitmap) => void;
}

type Trouble = { readonly kind: "denied" } | { readonly kind: "missing"; readonly reason: string };

/** The live camera picture, until a photo is taken. The stream stays in the page and ends with the dialog. */
export function CameraDialog({ onClose, onPicture }: CameraDialogProps) {
  const { t } = useTranslation();
  const video = useRef<HTMLVideoElement>(null);
  const [trouble, setTrouble] = useState<Trouble | null>(null);
  const [ready, setReady] = useState(false);
  useEffect(() => {
    let stream: MediaStream | null = null;
    let closed = false;
    const open = async () => {
      try {
        stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
        if (closed) stop(stream);
        else if (video.current !== null) video.current.srcObject = stream;
      } catch (thrown) {
        if (!closed) setTrouble(troubleOf(thrown));
      }
    };
    void open();
    return () => {
      closed = true;
      stop(stream);
    };
  }, []);
  const take = async () => {
    if (video.current === null) return;
    onPicture(await createImageBitmap(video.current));
    onClose();
  };
  return (
    <Dialog onClose={onClose} title={t("looking.tryIt.cameraTitle")} centered>
      {trouble === null ? (
        // A live camera picture has no captions.
        <video
          ref={video}
          className={styles.video}
          autoPlay
          muted
          playsInline
          aria-label={t("looking.tryIt.cameraLabel")}
          onLoadedData={() => setReady(true)}
        />
      ) : (
        <p role="alert">
          {trouble.kind === "denied"
            ? t("looking.tryIt.cameraDenied")
            : t("looking.tryIt.cameraMissing", { reason: trouble.reason })}
        </p>
      )}
      <Group justify="flex-end" gap={8} mt={16}>
        <Button variant="default" onClick={onClose}>
          {t("data.file.cancel")}
        </Button>
        <Button disabled={!ready || trouble !== null} onClick={() => void take()}>
          {t("looking.tryIt.cameraTake")}
        </Button>
      </Group>
    </Dialog>
  );
}

function stop(stream: MediaStream | null): void {
  for (const track of stream?.getTracks() ?? []) track.stop();
}

function troubleOf(thrown: unknown): Trouble {
  const name = thrown instanceof Error ? thrown.name : String(thrown);
  return name === "NotAllowedError" || name === "SecurityError"
    ? { kind: "denied" }
    : { kind: "missing", reason: name };
}
