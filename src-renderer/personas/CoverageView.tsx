import { Button, Tooltip, VisuallyHidden } from "@mantine/core";
import { useEffect, useState } from "react";
import { type ChannelId, channelOf } from "../../src-shared/channels/index.ts";
import type { Coverage, PersonaView } from "../../src-shared/model/personas.ts";
import { stageText } from "../../src-shared/plan/words.ts";
import { useClient } from "../app/client.ts";
import { pathOf } from "../app/router.ts";
import { useResource } from "../store/remote.ts";
import {
  Detail,
  DetailHead,
  DetailTitle,
  FailureNote,
  formatCount,
  Nothing,
  Panel,
  ProgressPanel,
  Prose,
  plural,
  Quiet,
  ScrollWide,
  useJob,
} from "../ui/index.ts";
import css from "./personas.module.css";

/** Persona by stage and channel: how many messages can come to it, and where there is none. */
export function CoverageView({ views }: { views: readonly PersonaView[] }) {
  const core = useClient();
  const version = useResource("project").data?.dataVersion ?? 0;
  const [coverage, setCoverage] = useState<Coverage | null>(null);
  const job = useJob<Coverage>();
  const { start } = job;
  // biome-ignore lint/correctness/useExhaustiveDependencies: followed again when the personas or the data are others
  useEffect(() => {
    void start((signal) => core.personas.coverage(undefined, { signal })).then((found) => found && setCoverage(found));
  }, [core, start, views, version]);
  const linked = views.filter(({ subscribers }) => subscribers !== null);
  const at = (persona: string, stage: string, channel?: string) =>
    coverage?.messages.filter(
      (each) => each.persona === persona && each.stage === stage && (channel === undefined || each.channel === channel),
    ) ?? [];
  const gaps = coverage ? linked.flatMap(({ persona }) => coverage.stages.filter((stage) => at(persona.id, stage).length === 0)).length : 0;
  return (
    <Detail wide>
      <DetailHead
        name={
          <DetailTitle title="Message coverage">
            Which messages of your journeys can come to each persona, by stage and channel; empty cells are gaps.
          </DetailTitle>
        }
        actions={
          <Button
            variant="default"
            onClick={() =>
              void start((signal) => core.personas.coverage(undefined, { signal })).then((found) => found && setCoverage(found))
            }
          >
            Look again
          </Button>
        }
      />
      {job.status === "running" && (
        <ProgressPanel label="Following personas through the journeys" progress={job.progress} onCancel={job.cancel} />
      )}
      {job.failure && <FailureNote failure={job.failure} />}
      {coverage && coverage.channels.length === 0 && (
        <Panel>
          <Nothing>No journey has a message yet.</Nothing>
        </Panel>
      )}
      {coverage && coverage.channels.length > 0 && (
        <>
          <Prose role="status" testId="coverage-words">
            {plural(coverage.journeys, "journey")};{" "}
            {gaps === 0 ? "every stage of every persona has a message." : `${plural(gaps, "stage")} of personas without any message.`}
            {linked.length < views.length && ` ${plural(views.length - linked.length, "persona")} without a segment cannot be followed.`}{" "}
            “Up to” counts who can come to a message by the rules of the journeys. Consent, addresses, suppression and limits are not taken
            off; a dry run does that.
          </Prose>
          {linked.map(({ persona, subscribers }) => (
            <Panel key={persona.id} title={persona.name} aside={<Quiet>{formatCount(subscribers ?? 0)} subscribers</Quiet>} flush>
              <ScrollWide>
                <table className={css.matrix} data-testid={`coverage-${persona.id}`}>
                  <caption>
                    <VisuallyHidden>Messages for {persona.name}</VisuallyHidden>
                  </caption>
                  <thead>
                    <tr>
                      <td />
                      {coverage.stages.map((stage) => (
                        <th key={stage} scope="col" data-gap={at(persona.id, stage).length === 0}>
                          {stageText(stage)}
                        </th>
                      ))}
                    </tr>
                  </thead>
                  <tbody>
                    {coverage.channels.map((channel) => (
                      <tr key={channel}>
                        <th scope="row">{channelOf(channel as ChannelId).label}</th>
                        {coverage.stages.map((stage) => {
                          const messages = at(persona.id, stage, channel);
                          if (messages.length === 0)
                            return (
                              <td key={stage} data-empty="true">
                                <VisuallyHidden>no message</VisuallyHidden>
                              </td>
                            );
                          const reach = Math.max(...messages.map((each) => each.subscribers));
                          return (
                            <td key={stage}>
                              <Tooltip
                                multiline
                                maw={360}
                                label={messages
                                  .map((each) => `${each.label || "Message"} (${each.journeyName}): up to ${formatCount(each.subscribers)}`)
                                  .join("\n")}
                              >
                                <a href={`#${pathOf("journeys", messages[0]?.journey ?? null)}`}>
                                  {plural(messages.length, "message")}
                                  <small>up to {formatCount(reach)}</small>
                                </a>
                              </Tooltip>
                            </td>
                          );
                        })}
                      </tr>
                    ))}
                  </tbody>
                </table>
              </ScrollWide>
            </Panel>
          ))}
        </>
      )}
    </Detail>
  );
}
