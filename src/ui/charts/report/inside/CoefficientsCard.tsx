import { NativeSelect } from "@mantine/core";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { featureMeanings } from "../../../../core/data/preparation/featureMeaning.ts";
import type { LinearModel } from "../../../../core/learner/linear/linear.ts";
import type { Winner } from "../../../../core/learner/packedModel.ts";
import { ChartCard } from "../../plot/ChartCard.tsx";
import { formatNumber } from "../../words/numberFormat.ts";
import { joinSentences } from "../../words/trialWords.ts";
import { BarsPlot } from "./BarsPlot.tsx";
import { BarsTable } from "./BarsTable.tsx";
import { MOST_BARS } from "./barsSpec.ts";
import { coefficientsSpec, type Coefficient } from "./coefficientsSpec.ts";
import { featureWords } from "./splitWords.ts";

interface CoefficientsCardProps {
  readonly model: LinearModel;
  readonly data: Winner["data"];
  readonly target: string;
}

/** The coefficients of a linear model as bars, for one class at a time. */
export function CoefficientsCard({ model, data, target }: CoefficientsCardProps) {
  const { t } = useTranslation();
  const [output, setOutput] = useState(0);
  const meanings = useMemo(() => featureMeanings(data.preparation), [data]);
  const rows = useMemo(
    () => coefficientsSpec(model, output, meanings, data, (meaning) => featureWords(t, meaning)),
    [model, output, meanings, data, t],
  );
  const { classes, targetScale } = data;
  const title = t("inside.linear.title");
  const what =
    classes.length === 0
      ? t(targetScale?.log === true ? "inside.linear.ofLog" : "inside.linear.ofTarget", { target })
      : t("inside.linear.ofClass", { name: (classes.length === 2 ? classes[1] : classes[output]) ?? "" });
  const zeros = rows.filter(({ value }) => value === 0).length;
  const first = rows[0];
  const summary = joinSentences(t, [
    t("inside.linear.hint", { what }),
    ...(first === undefined
      ? []
      : [t("inside.largest", { name: first.name, value: formatNumber(first.value, 3) })]),
    ...(zeros > 0 ? [t("inside.linear.zeros", { count: zeros, all: rows.length })] : []),
    ...(rows.length > MOST_BARS ? [t("inside.more", { shown: MOST_BARS, count: rows.length })] : []),
  ]);
  return (
    <ChartCard
      title={title}
      summary={summary}
      empty={rows.length === 0 ? t("inside.noFeatures") : null}
      controls={
        classes.length > 2 && (
          <NativeSelect
            size="xs"
            aria-label={t("inside.tree.class")}
            value={String(output)}
            onChange={(event) => setOutput(Number(event.currentTarget.value))}
            data={classes.map((label, value) => ({ value: String(value), label }))}
          />
        )
      }
      chart={
        rows.length > 0 && (
          <BarsPlot
            rows={rows}
            title={title}
            xTitle={what}
            summary={summary}
            linesOf={({ name, value }: Coefficient) => [name, `${what} ${formatNumber(value, 3)}`]}
            colorOf={({ value }) => (value < 0 ? "var(--map-negative)" : "var(--map-positive)")}
          />
        )
      }
      table={
        <BarsTable
          label={title}
          rows={rows}
          nameHeading={t("inside.featureHeading")}
          valueHeading={t("inside.linear.coefficient")}
          rangeHeading={null}
        />
      }
    />
  );
}
