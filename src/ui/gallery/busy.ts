let atWork = 0;

/** Counts a reading of data until it ends: before that, the page is not in its final state. */
export async function busy<T>(work: Promise<T>): Promise<T> {
  atWork++;
  try {
    return await work;
  } finally {
    atWork--;
  }
}

/** Resolves when no reading is in progress and the page has not changed for some frames. */
export async function settled(): Promise<void> {
  let still = 0;
  const observer = new MutationObserver(() => (still = 0));
  observer.observe(document.body, { attributes: true, characterData: true, childList: true, subtree: true });
  while (still < STILL_FRAMES) {
    await new Promise(requestAnimationFrame);
    still = atWork > 0 ? 0 : still + 1;
  }
  observer.disconnect();
}

/** More frames than a part needs between two stages of its display. */
const STILL_FRAMES = 4;
