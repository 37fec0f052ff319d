/** Downloads a text as a file. */
export function downloadText(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // After the click the download keeps its own reference.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
