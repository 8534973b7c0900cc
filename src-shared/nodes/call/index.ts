import { messageNode } from "../message-node.ts";

export const call = messageNode("call", "Has an agent call everyone who arrives, consents and can be reached.");
