import { useNotifications } from "@mantine/notifications";
import { useState } from "react";
import { Part } from "../offline/Part.tsx";
import { MESSAGES } from "../parts.ts";

/** The messages that come and go at the bottom of the page. Nothing, and no code, until there is the first. */
export function Messages() {
  const some = useNotifications().notifications.length > 0;
  const [ever, setEver] = useState(some);
  if (some && !ever) setEver(true);
  return (
    ever && (
      <Part part={MESSAGES} props={{ position: "bottom-right", limit: 3 }} placeholder={null} broken={null} />
    )
  );
}
