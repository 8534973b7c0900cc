import { Checkbox } from "@mantine/core";
import { useResource } from "../../store/remote.ts";
import { cellText, nameOf } from "../table/columns.ts";
import { profilePath } from "../views.ts";
import own from "./duplicates.module.css";
import type { Duplicates } from "./found.ts";
import { whyJoined } from "./words.ts";

type Group = Duplicates["list"][number];

/** Rows that are taken for one subscriber, side by side: which stays, and why the others are the same. */
export function GroupCard({
  group: { kept, others },
  chosen,
  onChoose,
}: {
  group: Group;
  chosen: boolean;
  onChoose(chosen: boolean): void;
}) {
  const fields = useResource("fields").data ?? [];
  const ids = Object.keys(kept.values).filter((id) => fields.find((field) => field.id === id)?.role !== "key");
  return (
    <li className={own.group} data-chosen={chosen} data-kept={kept.key}>
      <Checkbox
        checked={chosen}
        onChange={(event) => onChoose(event.currentTarget.checked)}
        label={`Join ${others.map(({ key }) => key).join(", ")} into ${kept.key}`}
      />
      <div className={own.scroll}>
        <table className={own.table}>
          <thead>
            <tr>
              <th scope="col">
                <span className={own.hidden}>Field</span>
              </th>
              <th scope="col">
                <a href={`#${profilePath(kept.key)}`}>{kept.key}</a> <em>stays</em>
              </th>
              {others.map(({ key }) => (
                <th key={key} scope="col">
                  <a href={`#${profilePath(key)}`}>{key}</a>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {ids.map((id) => {
              const stays = cellText(kept.values[id] ?? null);
              const field = fields.find((each) => each.id === id);
              return (
                <tr key={id}>
                  <th scope="row">{field ? nameOf(field) : id}</th>
                  <td data-missing={stays === null}>{stays ?? "missing"}</td>
                  {others.map(({ key, values }) => {
                    const text = cellText(values[id] ?? null);
                    return (
                      <td key={key} data-missing={text === null} data-differs={text !== null && text !== stays}>
                        {text ?? "missing"}
                      </td>
                    );
                  })}
                </tr>
              );
            })}
            <tr>
              <th scope="row">Why</th>
              <td>has most values</td>
              {others.map(({ key, reasons }) => (
                <td key={key}>{whyJoined(reasons)}</td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </li>
  );
}
