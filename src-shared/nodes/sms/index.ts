import { messageNode } from "../message-node.ts";

export const sms = messageNode("sms", "Sends one text message to everyone who arrives, consents and can be reached.");
