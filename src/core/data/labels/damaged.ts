/** Full-width characters typed by accident; a full-width bracket or comma is correct beside Chinese. */
const FULL_WIDTH = /[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a]/;
const HIDDEN = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
const LAST_MARK = /[^\s,;。、｡][,;。、｡]$/;
const STRAY_QUOTE = /^["“”„][^"“”„]+$|^[^"“”„\d]+["“”„]$/;
const LATIN = /\p{Script=Latin}/u;
const LIKE_LATIN = /[\p{Script=Cyrillic}\p{Script=Greek}]/u;
const MARKS = /\p{Mn}|[ßøæœłđı]/giu;
/** Shorter words of capitals are abbreviations. */
const SHORTEST_SHOUTED = 4;
/**
 * A form in capitals, without its accents or with a point at its end counts as equally likely to be right if it is this many times
 * as frequent.
 */
const TIMES = 10;

/** Whether a label's spelling is damaged by typing or by a program, at any frequency. */
export function isDamaged(label: string): boolean {
  return (
    label !== label.trim().replaceAll(/\s+/g, " ") ||
    label !== label.normalize("NFC") ||
    [FULL_WIDTH, HIDDEN, LAST_MARK, STRAY_QUOTE].some((accident) => accident.test(label)) ||
    (LATIN.test(label) && LIKE_LATIN.test(label))
  );
}

/**
 * Weights of the spellings of one label, to choose the one that stays: their rows, divided by ten for each advantage of another
 * spelling that they lack (small letters, accents, no point at the end).
 */
export function weights(
  labels: readonly { readonly level: string; readonly rows: number }[],
): readonly number[] {
  const mostMarks = Math.max(...labels.map(({ level }) => marksOf(level)));
  const someSmall = labels.some(({ level }) => level !== level.toUpperCase());
  return labels.map(({ level, rows }) => {
    const lacks = [
      someSmall && level.length >= SHORTEST_SHOUTED && level === level.toUpperCase(),
      marksOf(level) < mostMarks,
      level.length > 1 && level.endsWith("."),
    ];
    return rows / TIMES ** lacks.filter(Boolean).length;
  });
}

function marksOf(level: string): number {
  return level.normalize("NFD").match(MARKS)?.length ?? 0;
}
