import { Button, Select, Tabs } from "@mantine/core";
import { useState } from "react";
import { type ChannelId, channelIds, channelOf } from "../../src-shared/channels/index.ts";
import type { Parameters } from "../../src-shared/contract/parameters.ts";
import type { Project } from "../../src-shared/contract/project.ts";
import { parameterText } from "../../src-shared/plan/words.ts";
import { useClient } from "../app/client.ts";
import { remember, useResource } from "../store/remote.ts";
import { KindIcon, Panel, plural, toastFailure, toastUndo } from "../ui/index.ts";
import { RateRow } from "./RateRow.tsx";
import { choices, everyone, ownAt, type Rate, ratesFor, typedNumber, without } from "./rate-edits.ts";
import css from "./rates.module.css";

/** The rates and prices that messages use where their node gives none, by channel and by whom they are for. */
export function RatesPanel({ project, parameters }: { project: Project; parameters: Parameters }) {
  const core = useClient();
  const segments = useResource("segments").data ?? [];
  const [channel, setChannel] = useState<ChannelId>(channelIds[0] as ChannelId);
  const [key, setKey] = useState(everyone);
  const all = choices(parameters, channel, segments);
  const whom = all.find((one) => one.key === key) ?? all[0];
  if (!whom) return null;
  const own = parameters.own.filter((one) => one.channel === channel);

  /** Makes a change and offers to take it back. */
  const change = async (message: string, next: () => Promise<Parameters>) => {
    try {
      remember("parameters", await next());
      toastUndo(message, async () => remember("parameters", await core.parameters.replace({ parameters: parameters.own })));
    } catch (error) {
      toastFailure(error, "Nothing was changed.");
    }
  };
  const write = (rate: Rate, value: number | undefined) => {
    const what = `${channelOf(channel).label}, ${parameterText(rate.stage).toLowerCase()}`;
    if (value === undefined)
      return change(`${what}: your value was removed.`, () =>
        core.parameters.replace({ parameters: without(parameters, channel, rate.stage, whom) }),
      );
    return change(`${what}: your value was set.`, () => core.parameters.set({ parameters: [typedNumber(channel, rate, whom, value)] }));
  };
  return (
    <Panel
      title="Response rates"
      flush
      aside={
        own.length > 0 && (
          <Button
            size="compact-sm"
            variant="default"
            disabled={project.readOnly}
            onClick={() =>
              void change(`${channelOf(channel).label}: all your values were removed.`, () => core.parameters.reset({ channel }))
            }
          >
            Remove all {plural(own.length, "value")} of {channelOf(channel).label}
          </Button>
        )
      }
    >
      <p className={css.lead}>
        What becomes of a message whose node gives no numbers of its own. Your values go before published benchmarks, none of which was
        measured on your base.
      </p>
      <Tabs value={channel} onChange={(next) => next && setChannel(next as ChannelId)} keepMounted={false}>
        <Tabs.List className={css.tabs}>
          {channelIds.map((id) => (
            <Tabs.Tab key={id} value={id} leftSection={<KindIcon name={channelOf(id).icon} size={16} />}>
              {channelOf(id).label}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value={channel}>
          <div className={css.whom}>
            <Select
              size="xs"
              label="Rates for"
              allowDeselect={false}
              data={all.map((one) => ({
                value: one.key,
                label: one.count > 0 ? `${one.label} (${plural(one.count, "value")})` : one.label,
              }))}
              value={whom.key}
              onChange={(next) => next && setKey(next)}
            />
            <p className={css.hint}>
              {all.length === 1 ? (
                <>
                  Segments can have rates of their own. <a href="#/segments">Make a segment</a> first.
                </>
              ) : whom.segment === null ? (
                "Everyone who is in no segment with rates of its own."
              ) : (
                "Rates that are not set here are those of everyone. Of several segments, the first that has the subscriber counts."
              )}
            </p>
          </div>
          <div className={css.scroll}>
            <table className={css.table} data-testid="rates">
              <thead>
                <tr>
                  {[
                    "Stage",
                    "In force",
                    whom.segment === null ? "Your value" : "Value for them",
                    "Badge",
                    "8 in 10 lie between",
                    "Source",
                  ].map((heading) => (
                    <th key={heading} scope="col">
                      {heading}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {ratesFor(parameters, channel, whom).map((rate) => (
                  <RateRow
                    key={`${channel} ${whom.key} ${rate.stage}`}
                    rate={rate}
                    own={ownAt(parameters, channel, rate.stage, whom)?.value}
                    removable={without(parameters, channel, rate.stage, whom).length < parameters.own.length}
                    currency={project.currency}
                    readOnly={project.readOnly}
                    onValue={(value) => void write(rate, value)}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </Tabs.Panel>
      </Tabs>
    </Panel>
  );
}
