import { Popover } from "@mantine/core";
import { useTranslation } from "react-i18next";
import type { BuiltInId } from "../../../../core/data/dataConfig.ts";
import { PopupAnchor, useOpened } from "../../../controls/popup/PopupAnchor.tsx";
import type { PopupProps } from "../../../controls/popup/PopupButton.tsx";
import { formatCount } from "../../../charts/words/numberFormat.ts";
import { pictureShapeText } from "./pictures/pictureWords.ts";
import { cardOf, inLanguage } from "./source/useSourceLabel.ts";
import classes from "./data.module.css";

export interface DatasetDetailsProps extends PopupProps {
  readonly id: BuiltInId;
}

/** Source, licence and subject of a built-in dataset. */
export function DatasetDetails({ id, opened, onChange, target }: DatasetDetailsProps) {
  const { t, i18n } = useTranslation();
  const card = cardOf(id);
  const name = inLanguage(card.name, i18n.language);
  const title = t("data.details", { name });
  const facts = [
    ...(card.pictures === undefined
      ? ([
          [t("data.detailFields.rows"), formatCount(card.rows)],
          [t("data.detailFields.columns"), formatCount(card.columns)],
        ] as const)
      : ([
          [t("pictures.title"), formatCount(card.rows)],
          [t("pictures.size"), pictureShapeText(t, card.pictures)],
        ] as const)),
    [t("data.detailFields.target"), `${card.target} · ${t(`data.tasks.${card.task}`)}`],
    [t("data.detailFields.licence"), card.licence],
    [t("data.detailFields.citation"), card.citation],
  ] as const;
  return (
    <Popover
      opened={useOpened(opened)}
      onChange={onChange}
      width={320}
      position="bottom-end"
      shadow="md"
      withArrow
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <PopupAnchor target={target} />
      </Popover.Target>
      <Popover.Dropdown aria-label={title}>
        <strong>{name}</strong>
        <p className={classes["dialogText"]}>{inLanguage(card.description, i18n.language)}</p>
        <dl className={classes["details"]}>
          {facts.map(([term, text]) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
          <div>
            <dt>{t("data.detailFields.source")}</dt>
            <dd>
              <a href={card.url} target="_blank" rel="noreferrer">
                {card.source}
              </a>
            </dd>
          </div>
        </dl>
      </Popover.Dropdown>
    </Popover>
  );
}
