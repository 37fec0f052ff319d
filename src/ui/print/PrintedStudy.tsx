import { useTranslation } from "react-i18next";
import { bestTrial } from "../../core/study/study.ts";
import { formatCount } from "../charts/words/numberFormat.ts";
import { scoredOn } from "../charts/report/scoreMade.ts";
import { metricHeading, scoreText } from "../charts/words/trialWords.ts";
import { DataTab } from "../panels/dataTab/DataTab.tsx";
import { ModelTab } from "../panels/modelTab/ModelTab.tsx";
import { labelOf, useSourceLabel } from "../panels/rail/data/source/useSourceLabel.ts";
import { SearchTab } from "../panels/searchTab/SearchTab.tsx";
import { Themed } from "../Themed.tsx";
import { useActs, useDataView, useRun, useSetup } from "../useSurmise.ts";
import { PrintContext } from "./printContext.ts";
import styles from "./printedStudy.module.css";

/** The results of all tabs: the model, then the search, then the data. */
export function PrintedStudy() {
  const { t } = useTranslation();
  const found = useRun(({ study }) => study !== null);
  const data = useDataView(({ profile }) => profile !== null);
  const sections = [
    ...(found
      ? ([
          ["model", ModelTab],
          ["search", SearchTab],
        ] as const)
      : []),
    ...(data ? ([["data", DataTab]] as const) : []),
  ];
  return (
    // The surrounding page keeps its colours; charts read this element's.
    <Themed
      forceColorScheme="light"
      getRootElement={() => undefined}
      withCssVariables={false}
      withGlobalClasses={false}
    >
      <PrintContext value>
        <article className={styles.paper} data-printed>
          <Head />
          {sections.map(([name, Section]) => (
            <section key={name} className={styles.section} aria-label={t(`common.tabs.${name}`)}>
              <h1 className={styles.sectionTitle}>{t(`common.tabs.${name}`)}</h1>
              <Section />
            </section>
          ))}
        </article>
      </PrintContext>
    </Themed>
  );
}

/** The study, its result, and the link that opens it again. */
function Head() {
  const { t } = useTranslation();
  const acts = useActs();
  const study = useRun((state) => state.study);
  const config = useSetup((state) => state.config);
  const nameOf = useSourceLabel();
  const { name, data, search } = study?.config ?? config;
  const best = study === null ? null : bestTrial(study);
  const { metric } = search.objective;
  const facts = [
    t("common.dataChip", { name: nameOf(labelOf(data.source)) }),
    ...(study === null ? [] : [t("results.table.count", { count: study.trials.length })]),
    ...(study === null || best === null
      ? []
      : [
          scoredOn(t, study.config, `${metricHeading(t, metric)} ${scoreText(metric, best)}`),
          t("results.trial", { number: formatCount(best.number + 1) }),
        ]),
  ];
  return (
    <header className={styles.head}>
      <p className={styles.brand}>Surmise</p>
      <p className={styles.title}>{name === "" ? t("common.untitled") : name}</p>
      <p>{facts.join(" · ")}</p>
      <p className={styles.link}>{acts.link(false)}</p>
    </header>
  );
}
