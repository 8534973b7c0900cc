import type { z } from "zod";
import type { FieldRole } from "../model/field.ts";
import type { ParameterLayer } from "../model/parameters.ts";
import type { Badge, Delay, FunnelStage, ResponseBase, ResponseStage } from "../model/response.ts";
import type { MessageField } from "./message-field.ts";

/** A number that ships with the product, with its range and where it was published; or one of the project that is in force in its place. */
export interface Benchmark {
  value: number;
  /** 10 and 90 % bounds; null where none is published. */
  low: number | null;
  high: number | null;
  source: string;
  /** True where nothing is published and the number is our own. */
  assumed?: true;
  /** Of a number of the project: what it is called in results, contacts that it was learnt from, and where it stands. */
  badge?: Badge;
  n?: number | null;
  layer?: ParameterLayer;
}

/** What a number is called in results. */
export const badgeOf = ({ badge, assumed }: Benchmark): Badge => badge ?? (assumed ? "assumption" : "benchmark");

export interface StageParameter extends Benchmark {
  per: ResponseBase;
  delay: Delay;
}

/** One way to reach a subscriber. A new channel is a folder with one of these and a line in `index.ts`. */
export interface Channel {
  id: string;
  label: string;
  /** What one message is called in a sentence: "an email", "a text message". */
  noun: string;
  /** What rates and prices per `sent` are per; absent for a message sent. */
  sentAs?: string;
  /** Name of a Tabler icon. */
  icon: string;
  consent: FieldRole;
  /** `none` where nobody is addressed: whoever opens the app, comes to the page or is shown the ad is reached. */
  address: FieldRole | "none";
  /** Funnel stages of this channel in order; the first follows dispatch. */
  funnel: readonly FunnelStage[];
  /** Benchmark parameters of section 8 of the dry run's rules; every stage of the funnel, and both consent stages. */
  parameters: Partial<Record<ResponseStage, StageParameter>>;
  /** Price in US$ and the stage it is paid for. */
  cost: Benchmark & { per: ResponseBase };
  /** Share of the conversions that follow a message which it causes; an assumption (dry-run rules, section 8). */
  iota: number;
  /** What one contact adds to a subscriber's contact pressure (dry-run rules, section 8). */
  contactWeight: number;
  /** Prior strength of the benchmark, in contacts. */
  priorStrength: number;
  /** Copy of one message. */
  message: z.ZodType<Record<string, unknown>>;
  /** Fields of the copy, for forms, in order. */
  messageFields: readonly MessageField[];
}
