import styles from "./middleCut.module.css";

/** Characters at the end that always stay, of names of at least twice as many. */
const TAIL = 9;

/** A name that leaves out its middle where there is little room: names often begin alike, and what tells them apart is their end. */
export function MiddleCut({ name }: { readonly name: string }) {
  const characters = Array.from(name);
  const head = characters.length - Math.min(TAIL, Math.floor(characters.length / 2));
  return (
    <span className={styles.whole} title={name}>
      <span className={styles.head}>{characters.slice(0, head).join("")}</span>
      <span className={styles.tail}>{characters.slice(head).join("")}</span>
    </span>
  );
}
