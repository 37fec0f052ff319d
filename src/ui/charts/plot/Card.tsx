import type { ReactNode } from "react";
import styles from "./charts.module.css";

interface CardProps {
  readonly title: string;
  /** One sentence under the title. */
  readonly summary?: string | undefined;
  /** Beside the title. */
  readonly controls?: ReactNode;
  readonly children: ReactNode;
}

/** A section of a tab with its title. */
export function Card({ title, summary, controls, children }: CardProps) {
  return (
    <section className={styles.card} aria-label={title}>
      <header className={styles.cardHeader}>
        <div className={styles.cardTitles}>
          <h2 className={styles.cardTitle}>{title}</h2>
          {summary !== undefined && <p className={styles.cardSummary}>{summary}</p>}
        </div>
        {controls !== undefined && controls !== false && (
          <div className={styles.cardControls}>{controls}</div>
        )}
      </header>
      {children}
    </section>
  );
}
