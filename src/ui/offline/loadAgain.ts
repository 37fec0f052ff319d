/** Parameter that changes a module's address: old Chromium remembers that a module could not be fetched. */
const AGAIN = "again";
/** The errors of Chromium and Firefox contain the module's address. */
const ADDRESS = /https?:\/\/\S+\.m?js/;

/** Loads a tab's code after a failure with a new request. */
export async function loadAgain<T>(load: () => Promise<T>, failed: unknown, attempt: number): Promise<T> {
  try {
    await reloadStyles();
    return await load();
  } catch (thrown) {
    const address = ADDRESS.exec(String(failed))?.[0];
    if (address === undefined) throw thrown;
    return (await import(/* @vite-ignore */ `${address}?${AGAIN}=${attempt}`)) as T;
  }
}

/** The bundler requests each style sheet only once, even after a failure. */
async function reloadStyles(): Promise<void> {
  const links = [...document.querySelectorAll<HTMLLinkElement>("link[rel='stylesheet']")];
  await Promise.all(links.filter(({ sheet }) => sheet === null).map(replace));
}

function replace(link: HTMLLinkElement): Promise<void> {
  return new Promise((resolve, reject) => {
    const fresh = document.createElement("link");
    fresh.rel = "stylesheet";
    fresh.crossOrigin = link.crossOrigin;
    fresh.href = link.href;
    fresh.addEventListener("load", () => resolve());
    fresh.addEventListener("error", () => reject(new Error(`Unable to preload CSS for ${link.href}`)));
    link.replaceWith(fresh);
  });
}
