import { messageNode } from "../message-node.ts";

export const paidSocial = messageNode("paid-social", "Shows one ad in a social network to everyone who arrives and consents.");
