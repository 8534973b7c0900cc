import { messageNode } from "../message-node.ts";

export const displayAd = messageNode("display-ad", "Shows one ad on other sites to everyone who arrives and consents.");
