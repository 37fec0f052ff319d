/** A file of its own, so that the page can load it by itself. */
export { Notifications as MessageList } from "@mantine/notifications";
