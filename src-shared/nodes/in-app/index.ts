import { messageNode } from "../message-node.ts";

export const inApp = messageNode("in-app", "Shows one message in the app to everyone who arrives, consents and opens it.");
