import type { Channel } from "./channel.ts";

/** What ads shown to an uploaded audience have in common: one message is one impression, and clicks are paid. Rates and price are those of one source. */
export function paidImpressions(source: string, numbers: { clicked: number; converted: number; click: number }) {
  const published = { low: null, high: null, delay: 0, source } as const;
  const none = { value: 0, low: null, high: null, per: "clicked", delay: 0, source: "No published rate", assumed: true } as const;
  return {
    sentAs: "impression",
    address: "none",
    funnel: ["clicked", "converted"],
    parameters: {
      clicked: { ...published, value: numbers.clicked, per: "sent" },
      converted: { ...published, value: numbers.converted, per: "clicked" },
      optedOut: none,
      complained: none,
    },
    cost: { value: numbers.click, low: null, high: null, per: "clicked", source },
    /** Our assumption: an impression among other content tires a quarter as much as an email. */
    contactWeight: 0.25,
    priorStrength: 200,
  } satisfies Partial<Channel>;
}
