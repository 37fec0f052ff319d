/** What a worker says of itself, beside its answers: that it is alive, or the lock that it holds as long as it is. */
export type Heartbeat = { readonly heart: "beat" } | { readonly heart: "lock"; readonly name: string };

export const HEARTBEAT_MS = 1000;

export function isHeartbeat(message: unknown): message is Heartbeat {
  return typeof message === "object" && message !== null && "heart" in message;
}
