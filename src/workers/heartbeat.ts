/** Messages of a worker besides its answers: that it is alive, or the name of the lock that it holds while it is alive. */
export type Heartbeat = { readonly heart: "beat" } | { readonly heart: "lock"; readonly name: string };

export const HEARTBEAT_MS = 1000;

export function isHeartbeat(message: unknown): message is Heartbeat {
  return typeof message === "object" && message !== null && "heart" in message;
}
