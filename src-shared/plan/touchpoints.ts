import { channelOf } from "../channels/index.ts";
import { leadField } from "../channels/message-field.ts";
import { countText, percentText } from "../lib/numbers.ts";
import type { JourneyNode } from "../model/journey.ts";
import type { PlanDetails, Touchpoint } from "../model/plan.ts";
import type { NodeResult } from "../model/results.ts";
import { dateOfDay } from "./dates.ts";
import type { Ledger } from "./ledger.ts";
import { reachInWords } from "./reach.ts";
import { channelIdOf, nodeLabel, nodeResult, type PlanRun } from "./run.ts";

const doneWords: Record<string, string> = { delivered: "delivered", opened: "opened", answered: "answered", clicked: "clicked" };

/** What a touchpoint is measured by: its last stage but one, and its conversions. */
function kpiOf(channelId: ReturnType<typeof channelIdOf>, counts: NodeResult): string {
  if (channelId === undefined || counts.sent === 0) return "No message sent in the dry run";
  const stage = channelOf(channelId)
    .funnel.filter((each) => each !== "converted" && each !== "delivered")
    .at(-1);
  const before = stage ? `${countText(counts[stage])} ${doneWords[stage] ?? stage} (${percentText(counts[stage] / counts.sent)}); ` : "";
  return `${before}${countText(counts.converted)} converted (${percentText(counts.converted / counts.sent)} of sent)`;
}

function copyOf(node: JourneyNode, firstField: string | undefined): { message: string; callToAction: string } {
  const message = node.config.message;
  if (typeof message === "string") return { message, callToAction: "" };
  if (typeof message !== "object" || message === null) return { message: "", callToAction: "" };
  const text = (name: string | undefined) => {
    const value = name === undefined ? undefined : (message as Record<string, unknown>)[name];
    return typeof value === "string" ? value : "";
  };
  return { message: text(firstField), callToAction: text("callToAction") };
}

/** One touchpoint per message node, by first day of sending; those that never send come last. */
export function makeTouchpoints(run: PlanRun, details: PlanDetails, ledger: Ledger, firstDate: string): Touchpoint[] {
  const { results, journey } = run;
  const found = journey.nodes.flatMap((node, order): { order: number; touchpoint: Touchpoint }[] => {
    const channelId = channelIdOf(node);
    if (channelId === undefined) return [];
    const counts = nodeResult(results, node.id);
    const days = results.days.filter((day) => (day.sent[node.id] ?? 0) > 0).map(({ day }) => day);
    const day = days[0] ?? null;
    const lastDay = days.at(-1) ?? null;
    const price = results.parameters.find((used) => used.node === node.id && used.stage === "cost");
    const touchpoint: Touchpoint = {
      id: node.id,
      stage: node.stage ?? "",
      channel: channelId,
      label: nodeLabel(node),
      segment: reachInWords(journey, node.id),
      day,
      lastDay,
      date: day === null ? null : dateOfDay(firstDate, day),
      lastDate: lastDay === null ? null : dateOfDay(firstDate, lastDay),
      audience: counts.entered,
      audienceRange: results.ranges[`nodes.${node.id}.entered`] ?? null,
      sent: counts.sent,
      skipped: counts.skipped,
      unitCost: price?.value ?? 0,
      unitCostPer: price?.per ?? "sent",
      cost: (ledger.byNode.get(node.id) ?? 0) / ledger.unit,
      converted: counts.converted,
      ...copyOf(node, leadField(channelOf(channelId).messageFields)?.id),
      owner: details.owner,
      status: counts.sent > 0 ? "Planned" : "Never sends",
      kpi: kpiOf(channelId, counts),
    };
    return [{ order, touchpoint }];
  });
  const last = Number.MAX_SAFE_INTEGER;
  found.sort((a, b) => (a.touchpoint.day ?? last) - (b.touchpoint.day ?? last) || a.order - b.order);
  return found.map(({ touchpoint }) => touchpoint);
}
