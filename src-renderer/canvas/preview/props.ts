import type { Channel } from "../../../src-shared/channels/channel.ts";
import type { Reader } from "./reader.ts";

/** What a preview shows: the copy by field, as a reader sees it. */
export interface PreviewProps {
  copy(field: string): string;
  reader: Reader;
  channel: Channel;
  /** Price of a message as the plan counts it. */
  price: number;
  currency: string;
  /** Copy of the address block where the message has none of its own. */
  addressOf: string;
  dark: boolean;
  /** In a small place, such as beside a node: the first glance alone. */
  small: boolean;
}
