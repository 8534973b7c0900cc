import { messageNode } from "../message-node.ts";

export const web = messageNode("web", "Shows one message on the web site or in the portal to everyone who arrives, consents and comes by.");
