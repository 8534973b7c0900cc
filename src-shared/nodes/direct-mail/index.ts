import { messageNode } from "../message-node.ts";

export const directMail = messageNode(
  "direct-mail",
  "Mails one letter or postcard to everyone who arrives, consents and has a postal address.",
);
