import type { PictureDimensions } from "../../../../core/model/augment.ts";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { pixelsOfFeatures } from "../../../../core/data/pictures/pixels.ts";
import { confusedPairs } from "../../../../core/metric/confusedPairs.ts";
import { classProbabilities } from "../../../../core/metric/score.ts";
import type { Look } from "../../../../core/model/look.ts";
import type { Winner } from "../../../../core/model/trainedModel.ts";
import { formatCount } from "../../../charts/words/numberFormat.ts";
import { useActs, useRun } from "../../../useSurmise.ts";
import modelStyles from "../modelTab.module.css";
import { ConfusedPairs } from "./ConfusedPairs.tsx";
import { NetworkInside } from "./NetworkInside.tsx";
import { TryIt } from "./TryIt.tsx";

/** One picture, and what the winner makes of it once that is known. */
interface Seen {
  readonly pixels: Uint8Array;
  readonly look: Look | null;
}

/** Of a winner that judges pictures: where it errs, what it says to pictures of the user's own, and what it sees in them. */
export function Pictures({ winner }: { readonly winner: Winner }) {
  const { t } = useTranslation();
  const acts = useActs();
  const { data, testOutputs } = winner;
  const shape = data.rowShape as PictureDimensions;
  const names = data.classes;
  const targets = data.test!.targets;
  const filled = useRun(({ study }) => {
    const source = study?.config.data.source;
    return source?.kind === "synthetic" && source.generator.kind === "shapes";
  });
  const [plain, setPlain] = useState<boolean | null>(null);
  const [own, setOwn] = useState<Seen | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);

  useEffect(() => {
    let stale = false;
    void acts.drawingStyle().then((style) => {
      if (!stale) setPlain(style?.plain ?? false);
    });
    return () => {
      stale = true;
    };
  }, [acts]);

  const pixelsOf = useCallback(
    (row: number) => {
      const size = data.featureCount;
      return pixelsOfFeatures(
        data.preparation.pictures!,
        data.test!.features.subarray(row * size, (row + 1) * size),
      );
    },
    [data],
  );
  const rowNumber = (row: number) => (data.rowNumbers.test[row] ?? row) + 1;
  const pairs = useMemo(
    () =>
      names.length === 0
        ? []
        : confusedPairs(targets, classProbabilities(testOutputs, names.length), names.length),
    [testOutputs, targets, names],
  );
  // A mistake tells more than what went well.
  const row = chosen ?? (own === null ? (pairs[0]?.rows[0] ?? 0) : null);
  const ofRow = useMemo(() => (row === null ? null : pixelsOf(row)), [row, pixelsOf]);
  const rowLook = useLook(ofRow);
  const inside = ofRow === null ? own! : { pixels: ofRow, look: rowLook };

  const showOwn = (pixels: Uint8Array | null) => {
    setChosen(null);
    setOwn(pixels === null ? null : { pixels, look: own?.look ?? null });
    if (pixels === null) return;
    void acts.lookAt(pixels).then((look) => {
      setOwn((now) => (now?.pixels === pixels ? { pixels, look } : now));
    });
  };
  const what =
    row === null
      ? t("looking.inside.ofDrawing")
      : t("looking.inside.ofRow", {
          row: formatCount(rowNumber(row)),
          actual: names[targets[row]!] ?? formatCount(targets[row]!),
        });
  return (
    <>
      <div className={modelStyles.pair}>
        {names.length > 0 && (
          <ConfusedPairs
            pairs={pairs}
            names={names}
            total={targets.length}
            shape={shape}
            pixelsOf={pixelsOf}
            rowNumber={rowNumber}
            chosen={row}
            onChoose={setChosen}
          />
        )}
        {plain !== null && (
          <TryIt
            names={names}
            shape={shape}
            plain={plain}
            filled={filled}
            pixels={own?.pixels ?? null}
            look={own?.look ?? null}
            onPicture={showOwn}
          />
        )}
      </div>
      <NetworkInside trained={winner} shape={shape} pixels={inside.pixels} what={what} look={inside.look} />
    </>
  );
}

/** What the winner makes of a picture; the look before stays until the next one is there. */
function useLook(pixels: Uint8Array | null): Look | null {
  const acts = useActs();
  const [look, setLook] = useState<Look | null>(null);
  useEffect(() => {
    if (pixels === null) return undefined;
    let stale = false;
    void acts.lookAt(pixels).then((found) => {
      if (!stale) setLook(found);
    });
    return () => {
      stale = true;
    };
  }, [acts, pixels]);
  return look;
}
