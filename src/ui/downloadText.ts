/** Hands the user a file made on this page. */
export function downloadText(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const anchor = document.createElement("a");
  anchor.href = address;
  anchor.download = name;
  anchor.click();
  // The download has its own reference once the click is handled.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
