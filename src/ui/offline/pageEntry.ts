/** The file name of this page's own code, which every build names anew. */
export function pageEntry(): string {
  const entry = document.querySelector<HTMLScriptElement>("script[type='module'][src]");
  return (entry?.getAttribute("src") ?? "").replace(/[?#].*$/, "").replace(/^.*\//, "");
}
