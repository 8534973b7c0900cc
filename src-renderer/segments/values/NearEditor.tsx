import { Autocomplete, NumberInput } from "@mantine/core";
import { useEffect, useState } from "react";
import { useClient } from "../../app/client.ts";
import { isAbort } from "../../ui/failure.ts";
import { formatCount } from "../../ui/format.ts";
import css from "../builder.module.css";

export interface Near {
  lat: number;
  lon: number;
  km: number;
}
interface Place {
  name: string;
  lat: number;
  lon: number;
  count: number;
}

/** Towns and the like of the base for what has been typed; empty while the editor is not in use. */
function usePlaces(text: string, active: boolean): readonly Place[] {
  const core = useClient();
  const [found, setFound] = useState<readonly Place[]>([]);
  useEffect(() => {
    if (!active) return;
    const controller = new AbortController();
    core.segments.places({ text, limit: 20 }, { signal: controller.signal }).then(
      (places) => {
        if (!controller.signal.aborted) setFound(places);
      },
      (error: unknown) => {
        // Coordinates can still be typed.
        if (!controller.signal.aborted && !isAbort(error)) console.warn("No places.", error);
      },
    );
    return () => controller.abort();
  }, [core, text, active]);
  return found;
}

const numberOf = (value: string | number): number | undefined => (typeof value === "number" ? value : undefined);

/** Within so many kilometres of a place: one of the base by name, or any by its coordinates. */
export function NearEditor({
  value,
  readOnly,
  onChange,
}: {
  value: Partial<Near>;
  readOnly: boolean;
  onChange(value: Partial<Near>): void;
}) {
  const [text, setText] = useState("");
  const [active, setActive] = useState(false);
  const places = usePlaces(text, active && !readOnly);
  const set = (change: { [name in keyof Near]?: number | undefined }) => {
    const next = { ...value, ...change };
    onChange(Object.fromEntries(Object.entries(next).filter(([, one]) => one !== undefined)));
  };
  return (
    <>
      <span className={css.word}>is within</span>
      <NumberInput
        aria-label="Kilometres"
        className={css.coordinate}
        min={0}
        suffix=" km"
        value={value.km ?? ""}
        readOnly={readOnly}
        onChange={(km) => set({ km: numberOf(km) })}
      />
      <span className={css.word}>of</span>
      <Autocomplete
        aria-label="Place"
        className={css.grow}
        placeholder="Town in the data"
        value={text}
        readOnly={readOnly}
        data={places.map(({ name }) => name)}
        filter={({ options }) => options}
        renderOption={({ option }) => (
          <span className={css.suggestion}>
            <span>{option.value}</span>
            <span className={css.suggestionCount}>{formatCount(places.find(({ name }) => name === option.value)?.count ?? 0)}</span>
          </span>
        )}
        comboboxProps={{ shadow: "md" }}
        onFocus={() => setActive(true)}
        onBlur={() => setActive(false)}
        onChange={setText}
        onOptionSubmit={(name) => {
          const place = places.find((each) => each.name === name);
          if (place) set({ lat: place.lat, lon: place.lon });
        }}
      />
      <NumberInput
        aria-label="Latitude"
        className={css.coordinate}
        min={-90}
        max={90}
        decimalScale={5}
        placeholder="Latitude"
        hideControls
        value={value.lat ?? ""}
        readOnly={readOnly}
        onChange={(lat) => set({ lat: numberOf(lat) })}
      />
      <NumberInput
        aria-label="Longitude"
        className={css.coordinate}
        min={-180}
        max={180}
        decimalScale={5}
        placeholder="Longitude"
        hideControls
        value={value.lon ?? ""}
        readOnly={readOnly}
        onChange={(lon) => set({ lon: numberOf(lon) })}
      />
    </>
  );
}
