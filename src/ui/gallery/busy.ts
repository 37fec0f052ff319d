let atWork = 0;

/** Counts a reading of data as under way until it ends: what is shown before then is not what there is to see. */
export async function busy<T>(work: Promise<T>): Promise<T> {
  atWork++;
  try {
    return await work;
  } finally {
    atWork--;
  }
}

/** Resolves when nothing is read any more and the page has been the same for some frames. */
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

/** More than the tasks that a part waits for until it shows its next stage. */
const STILL_FRAMES = 4;
