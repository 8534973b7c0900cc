import { Button, Select, TextInput } from "@mantine/core";
import { IconFilterOff, IconSearch } from "@tabler/icons-react";
import { type ChannelId, channelIds, channelOf } from "../../../src-shared/channels/index.ts";
import type { JourneyEntry } from "../../../src-shared/contract/journeys.ts";
import { stageText } from "../../../src-shared/plan/words.ts";
import { type Filter, isFiltered, type JourneyState, type Sort, sorts, stateWords } from "./filter.ts";
import classes from "./list.module.css";

const isChannel = (id: string): id is ChannelId => (channelIds as string[]).includes(id);
const channelName = (id: string) => (isChannel(id) ? channelOf(id).label : id);
const options = (words: Readonly<Record<string, string>>) => Object.entries(words).map(([value, label]) => ({ value, label }));

interface FilterBarProps {
  entries: readonly JourneyEntry[];
  filter: Filter;
  onChange(change: Partial<Filter>): void;
}

/** Search, filters and order of the list; stages and channels are those in use. */
export function FilterBar({ entries, filter, onChange }: FilterBarProps) {
  const stages = [...new Set(entries.flatMap((entry) => entry.stages))];
  const channels = [...new Set(entries.flatMap((entry) => entry.channels))];
  return (
    <search className={classes.filters}>
      <TextInput
        className={classes.search ?? ""}
        aria-label="Search journeys"
        placeholder="Search journeys"
        leftSection={<IconSearch size={15} />}
        value={filter.search}
        onChange={(event) => onChange({ search: event.currentTarget.value })}
        data-testid="journey-search"
      />
      <Select
        aria-label="Stage"
        placeholder="Any stage"
        clearable
        data={stages.map((stage) => ({ value: stage, label: stageText(stage) }))}
        value={filter.stage}
        onChange={(stage) => onChange({ stage })}
        w={150}
      />
      <Select
        aria-label="Channel"
        placeholder="Any channel"
        clearable
        data={channels.map((channel) => ({ value: channel, label: channelName(channel) }))}
        value={filter.channel}
        onChange={(channel) => onChange({ channel })}
        w={150}
      />
      <Select
        aria-label="State"
        placeholder="Any state"
        clearable
        data={options(stateWords)}
        value={filter.state}
        onChange={(state) => onChange({ state: state as JourneyState | null })}
        w={190}
      />
      <Select
        aria-label="Order"
        data={options(sorts)}
        value={filter.sort}
        allowDeselect={false}
        onChange={(sort) => onChange({ sort: (sort ?? "updated") as Sort })}
        w={140}
      />
      {isFiltered(filter) && (
        <Button
          variant="subtle"
          color="gray"
          leftSection={<IconFilterOff size={15} />}
          onClick={() => onChange({ search: "", stage: null, channel: null, state: null })}
        >
          Clear
        </Button>
      )}
    </search>
  );
}
