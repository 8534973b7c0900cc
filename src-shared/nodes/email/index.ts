import { messageNode } from "../message-node.ts";

export const email = messageNode("email", "Sends one email to everyone who arrives, consents and can be reached.");
