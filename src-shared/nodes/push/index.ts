import { messageNode } from "../message-node.ts";

export const push = messageNode("push", "Sends one push message to the app of everyone who arrives, consents and can be reached.");
