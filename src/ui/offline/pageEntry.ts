/** The file name of this page's own code, which differs in every build. */
export function pageEntry(): string {
  const entry = document.querySelector<HTMLScriptElement>("script[type='module'][src]");
  return (entry?.getAttribute("src") ?? "").replace(/[?#].*$/, "").replace(/^.*\//, "");
}
