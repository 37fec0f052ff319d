import { transferHandlers, type TransferHandler } from "comlink";
import { cutLists, joinCuts, type Cut } from "./cutLists.ts";

interface Wire {
  readonly shell: unknown;
  /** Number of parts that follow. */
  readonly parts: number;
  readonly port: MessagePort | null;
}

const marked = new WeakSet();

/**
 * Sends a worker's answer in parts. A message is deserialised in one task, which for thousands of columns would block the page for
 * a quarter of a second; so each part is a separate task. Both sides must call `knowParts`.
 */
export function sendInParts<T extends object>(answer: T): T {
  marked.add(answer);
  return answer;
}

/** Registers the Comlink handler for answers in parts. */
export function knowParts(): void {
  const handler: TransferHandler<unknown, Wire> = {
    canHandle: (value): value is unknown => typeof value === "object" && value !== null && marked.has(value),
    serialize(value) {
      const { shell, parts } = cutLists(value);
      if (parts.length === 0) return [{ shell, parts: 0, port: null }, []];
      const { port1, port2 } = new MessageChannel();
      answerOneByOne(port1, parts);
      return [{ shell, parts: parts.length, port: port2 }, [port2]];
    },
    // Comlink awaits a promise.
    deserialize: ({ shell, parts, port }) => (port === null ? shell : joined(shell, parts, port)),
  };
  transferHandlers.set("parts", handler);
}

/** Sends each part when the other side asks for it, so that it can render and handle events in between. */
function answerOneByOne(port: MessagePort, parts: readonly (readonly Cut[])[]): void {
  let next = 0;
  port.addEventListener("message", () => {
    port.postMessage(parts[next++]);
    if (next === parts.length) port.close();
  });
  port.start();
}

function joined(shell: unknown, parts: number, port: MessagePort): Promise<unknown> {
  return new Promise((resolve) => {
    let left = parts;
    port.addEventListener("message", ({ data }: MessageEvent<readonly Cut[]>) => {
      joinCuts(shell, data);
      left -= 1;
      if (left > 0) {
        port.postMessage(null);
        return;
      }
      port.close();
      resolve(shell);
    });
    port.start();
    port.postMessage(null);
  });
}
