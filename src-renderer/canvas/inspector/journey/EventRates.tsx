import { useResource } from "../../../store/remote.ts";
import { isResponse } from "../events.ts";
import { type Parsed, TypedField } from "../fields.tsx";
import classes from "../Inspector.module.css";
import { NumberField } from "../number-field.tsx";
import { AddButton, RemoveButton } from "../row-buttons.tsx";
import { useModelEdit } from "./model-edit.ts";

type Rates = [event: string, rate: { perMonth: number }][];

/** How often events arise during a forecast, where not at the rate of the imported history. */
export function EventRates() {
  const { model, set, mark } = useModelEdit();
  const { data } = useResource("eventTypes");
  const rates: Rates = Object.entries(model.events ?? {});
  const write = (next: Rates) => set("event rates", { events: next.length === 0 ? undefined : Object.fromEntries(next) });
  const change = (at: number, row: Rates[number]) => write(rates.map((each, index) => (index === at ? row : each)));
  const taken = (event: string) => rates.some(([name]) => name === event);
  const parseName = (text: string, now: string): Parsed<string> => {
    const event = text.trim();
    if (event === "") return { error: "An event needs a name" };
    if (isResponse(event)) return { error: "Responses arise by messages" };
    return event !== now && taken(event) ? { error: "It has a rate already" } : { value: event };
  };
  const add = () => {
    const known = (data ?? []).map(({ event }) => event).find((event) => !isResponse(event) && !taken(event));
    let name = known ?? "event";
    for (let at = 2; taken(name); at++) name = `event_${at}`;
    write([...rates, [name, { perMonth: 0.1 }]]);
  };
  return (
    <>
      {rates.length > 0 && <p className={classes.hint}>Events of a subscriber in 30 days; others arise as in the imported history.</p>}
      {rates.map(([event, rate], at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row keeps its place while its name is typed
        <div key={at} className={classes.shareRow}>
          <TypedField
            field={`journey:model.events.${at}.name`}
            label={`Event ${at + 1}`}
            bare
            text={event}
            parse={(text) => parseName(text, event)}
            onValue={(name) => change(at, [name, rate])}
            onLeave={mark}
          />
          <NumberField
            field={`journey:model.events.${at}.rate`}
            label={`Rate of ${event}`}
            bare
            value={rate.perMonth}
            min={0}
            needed
            unit="a month"
            onValue={(perMonth) => change(at, [event, { ...rate, perMonth: perMonth ?? 0 }])}
            onLeave={mark}
          />
          <RemoveButton label={`Remove the rate of ${event}`} onClick={() => write(rates.filter((_, index) => index !== at))} />
        </div>
      ))}
      <AddButton onClick={add}>Give an event a rate</AddButton>
    </>
  );
}
