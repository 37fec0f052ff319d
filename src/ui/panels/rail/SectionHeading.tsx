import { Accordion, VisuallyHidden } from "@mantine/core";
import { IconAlertCircleFilled } from "@tabler/icons-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { useSetup } from "../../useSurmise.ts";
import type { RailSectionName } from "./railContext.ts";
import classes from "./rail.module.css";

const TITLES = {
  data: "data.title",
  model: "model.title",
  space: "model.space.title",
  search: "search.title",
} as const;

interface SectionHeadingProps {
  readonly section: RailSectionName;
  readonly number: number;
  /** One line that summarises the section. */
  readonly summary: ReactNode;
}

/** The line of a folded section: number, name, summary, and number of problems. */
export function SectionHeading({ section, number, summary }: SectionHeadingProps) {
  const { t } = useTranslation();
  const problems = useSetup(
    (state) => state.problems.filter(({ place }) => place.section === section).length,
  );
  return (
    <Accordion.Control>
      <span className={classes["heading"]} data-problems={problems > 0 || undefined}>
        <span className={classes["number"]} aria-hidden>
          {number}
        </span>
        <span className={classes["headingText"]}>
          <span className={classes["title"]}>{t(TITLES[section])}</span>
          <span className={classes["summary"]}>{summary}</span>
        </span>
        {problems > 0 && (
          <span className={classes["problemCount"]}>
            <IconAlertCircleFilled size={14} aria-hidden />
            <span aria-hidden>{problems}</span>
            <VisuallyHidden>{t("data.fixFirst", { problems })}</VisuallyHidden>
          </span>
        )}
      </span>
    </Accordion.Control>
  );
}
