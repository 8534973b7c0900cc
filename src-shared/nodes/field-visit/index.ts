import { messageNode } from "../message-node.ts";

export const fieldVisit = messageNode("field-visit", "Has a representative visit everyone who arrives, consents and has a postal address.");
