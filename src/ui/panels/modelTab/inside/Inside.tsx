import { useMemo, useState } from "react";
import type { Winner } from "../../../../core/learner/packedModel.ts";
import type { MetricName } from "../../../../core/metric/metricName.ts";
import { CoefficientsCard } from "../../../charts/report/inside/CoefficientsCard.tsx";
import { gainSpec } from "../../../charts/report/inside/gainSpec.ts";
import { ImportanceCard } from "../../../charts/report/inside/ImportanceCard.tsx";
import { NeighboursCard } from "../../../charts/report/inside/NeighboursCard.tsx";
import { TreeCard } from "../../../charts/report/inside/TreeCard.tsx";
import { NotRead } from "../../../controls/NotRead.tsx";
import { useActs } from "../../../useSurmise.ts";
import { useAnswer } from "../pictures/useAnswer.ts";

interface InsideProps {
  readonly winner: Winner;
  readonly metric: MetricName;
  /** The target's name. */
  readonly target: string;
}

/** What the best model has learnt, each learner in its own way, and which columns matter to it. */
export function Inside({ winner, metric, target }: InsideProps) {
  const { packed, data } = winner;
  return (
    <>
      {(packed.learner === "forest" || packed.learner === "boosting") && (
        <TreeCard pack={packed.trained} data={data} />
      )}
      {packed.learner === "linear" && <CoefficientsCard model={packed.trained} data={data} target={target} />}
      {packed.learner === "knn" && <Neighbours winner={winner} />}
      {data.preparation.pictures === undefined && <Importance winner={winner} metric={metric} />}
    </>
  );
}

function Neighbours({ winner }: { readonly winner: Winner }) {
  const acts = useActs();
  const [index, setIndex] = useState(0);
  const rows = winner.data.test?.rows ?? 0;
  const found = useAnswer(
    useMemo(() => (rows === 0 ? null : () => acts.neighboursOf(index)), [acts, index, rows]),
  );
  return (
    <>
      {found.error !== null && <NotRead error={found.error} onTryAgain={found.onTryAgain} />}
      <NeighboursCard winner={winner} index={index} onIndex={setIndex} neighbours={found.value} />
    </>
  );
}

function Importance({ winner, metric }: Pick<InsideProps, "winner" | "metric">) {
  const acts = useActs();
  const { packed, data } = winner;
  const measured = useAnswer(useMemo(() => () => acts.columnImportance(metric), [acts, metric]));
  const gain = useMemo(
    () =>
      packed.learner === "forest" || packed.learner === "boosting"
        ? gainSpec(packed.trained, data.preparation)
        : null,
    [packed, data],
  );
  return (
    <>
      {measured.error !== null && <NotRead error={measured.error} onTryAgain={measured.onTryAgain} />}
      <ImportanceCard metric={metric} permutation={measured.value} gain={gain} />
    </>
  );
}
