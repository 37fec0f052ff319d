import type { PictureDimensions } from "../../../../core/learner/network/augment.ts";
import { useCallback, useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { pixelsOfFeatures } from "../../../../core/data/pictures/pixels.ts";
import { networkIn, type Winner } from "../../../../core/learner/packedModel.ts";
import { confusedPairs } from "../../../../core/metric/confusedPairs.ts";
import { classProbabilities } from "../../../../core/metric/score.ts";
import type { Look } from "../../../../core/learner/network/look.ts";
import { formatCount } from "../../../charts/words/numberFormat.ts";
import { NotRead } from "../../../controls/NotRead.tsx";
import { useActs, useRun } from "../../../useSurmise.ts";
import modelStyles from "../modelTab.module.css";
import { ConfusedPairs } from "./ConfusedPairs.tsx";
import { NetworkInside } from "./NetworkInside.tsx";
import { TryIt } from "./TryIt.tsx";
import { useAnswer, type AnswerState } from "./useAnswer.ts";

/** For a picture model: its errors, its predictions for the user's own pictures, and its activations. */
export function Pictures({ winner }: { readonly winner: Winner }) {
  const { t } = useTranslation();
  const acts = useActs();
  const style = useAnswer(acts.drawingStyle);
  const { data, testOutputs } = winner;
  const shape = data.rowShape as PictureDimensions;
  const names = data.classes;
  const targets = data.test!.targets;
  const filled = useRun(({ study }) => {
    const source = study?.config.data.source;
    return source?.kind === "synthetic" && source.generator.kind === "shapes";
  });
  const [own, setOwn] = useState<Uint8Array | null>(null);
  const [chosen, setChosen] = useState<number | null>(null);

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
  // A misclassified picture is more informative than a correct one.
  const row = chosen ?? (own === null ? (pairs[0]?.rows[0] ?? 0) : null);
  const ofRow = useMemo(() => (row === null ? null : pixelsOf(row)), [row, pixelsOf]);
  const rowLook = useLook(ofRow);
  const ownLook = useLook(own);
  const inside = ofRow === null ? ownLook : rowLook;
  const network = networkIn(winner.packed);

  const showOwn = (pixels: Uint8Array | null) => {
    setChosen(null);
    setOwn(pixels);
    if (pixels === null) ownLook.forget();
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
            isNetwork={network !== null}
          />
        )}
        {style.error !== null && <NotRead error={style.error} onTryAgain={style.onTryAgain} />}
        {style.settled && style.error === null && (
          <TryIt
            names={names}
            shape={shape}
            plain={style.value?.plain ?? false}
            filled={filled}
            pixels={own}
            looked={ownLook}
            onPicture={showOwn}
          />
        )}
      </div>
      {ofRow !== null && rowLook.error !== null && (
        <NotRead error={rowLook.error} onTryAgain={rowLook.onTryAgain} />
      )}
      {network !== null && (
        <NetworkInside
          trained={network}
          shape={shape}
          pixels={ofRow ?? own!}
          what={what}
          look={inside.value}
        />
      )}
    </>
  );
}

/** The best model's prediction for a picture. */
function useLook(pixels: Uint8Array | null): AnswerState<Look> {
  const acts = useActs();
  return useAnswer(useMemo(() => (pixels === null ? null : () => acts.lookAt(pixels)), [acts, pixels]));
}
