import { Autocomplete, Button, NumberInput } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { IconSearch } from "@tabler/icons-react";
import { useEffect, useState } from "react";
import { useClient } from "../../app/client.ts";
import { useResource } from "../../store/remote.ts";
import { useAsked } from "./asked.ts";
import css from "./trace.module.css";

const OFFERED = 8;

/** Keys of subscribers whose text fields contain what was typed. */
function useKeys(search: string): string[] {
  const core = useClient();
  const field = useResource("fields").data?.find(({ role }) => role === "key")?.id;
  const [keys, setKeys] = useState<string[]>([]);
  useEffect(() => {
    if (field === undefined) return;
    const controller = new AbortController();
    core.subscribers.page({ fields: [field], offset: 0, limit: OFFERED, search }, { signal: controller.signal }).then(
      ({ rows }) => !controller.signal.aborted && setKeys(rows.map(([key]) => String(key))),
      // Without suggestions a key can still be typed; whether it exists is answered by the trace.
      () => !controller.signal.aborted && setKeys([]),
    );
    return () => controller.abort();
  }, [core, field, search]);
  return keys;
}

/** Whom to trace, typed or picked, and in which simulated world. */
export function KeyPicker({ replications }: { replications: number }) {
  const asked = useAsked();
  const [typed, setTyped] = useState(asked.key ?? "");
  const [search] = useDebouncedValue(typed.trim(), 200);
  const keys = useKeys(search);
  useEffect(() => setTyped(asked.key ?? ""), [asked.key]);
  const ask = (key: string) => useAsked.setState({ key: key.trim() === "" ? null : key.trim() });
  return (
    <form
      className={css.picker}
      onSubmit={(event) => {
        event.preventDefault();
        ask(typed);
      }}
    >
      <Autocomplete
        className={css.key}
        aria-label="Key of the subscriber"
        placeholder="Key of a subscriber, or part of a name"
        leftSection={<IconSearch size={15} />}
        data={[...new Set(keys)]}
        filter={({ options }) => options}
        value={typed}
        onChange={setTyped}
        onOptionSubmit={ask}
        data-testid="trace-key"
      />
      {replications > 1 && (
        <NumberInput
          aria-label="Replication"
          prefix="replication "
          w={150}
          min={0}
          max={replications - 1}
          allowDecimal={false}
          clampBehavior="strict"
          value={asked.replication}
          onChange={(value) => typeof value === "number" && useAsked.setState({ replication: value })}
        />
      )}
      <Button type="submit" variant="default" data-testid="trace-go">
        Trace
      </Button>
    </form>
  );
}
