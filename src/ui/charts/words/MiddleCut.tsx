import { textWidth } from "../plot/textWidth.ts";
import styles from "./middleCut.module.css";

/** Pixels at the end that always stay, where that is less than half of the name. */
const TAIL = 60;
const SIZE = 13;

/** A name shortened in the middle if there is little room: names often start alike and differ at the end. */
export function MiddleCut({ name }: { readonly name: string }) {
  const [head, tail] = cutInTwo(name);
  return (
    <span className={styles.whole} title={name}>
      <span className={styles.head}>{head}</span>
      <span className={styles.tail}>{tail}</span>
    </span>
  );
}

/** What may be shortened of a name, and its end. */
export function cutInTwo(name: string): readonly [head: string, tail: string] {
  const characters = Array.from(name);
  let from = characters.length;
  let width = 0;
  while (from > Math.ceil(characters.length / 2)) {
    width += textWidth(characters[from - 1]!, SIZE);
    if (width > TAIL) break;
    from -= 1;
  }
  return [characters.slice(0, from).join(""), characters.slice(from).join("")];
}
