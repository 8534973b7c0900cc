import { ActionIcon, Button, Tooltip } from "@mantine/core";
import { IconArrowLeft, IconChevronLeft, IconChevronRight, IconEraser, IconEye, IconEyeOff } from "@tabler/icons-react";
import type { FieldRole, FieldSummary } from "../../../src-shared/model/field.ts";
import { useCommands } from "../../app/commands.ts";
import { navigate, pathOf } from "../../app/router.ts";
import { formatCount } from "../../ui/index.ts";
import { HistoryButtons } from "../edit/HistoryButtons.tsx";
import type { Edits } from "../edit/useEdits.ts";
import { useMasked } from "../masked.ts";
import { profilePath } from "../views.ts";
import own from "./profile.module.css";
import type { PlaceInOrder, Profile } from "./useProfile.ts";

interface ProfileHeadProps {
  profile: Profile;
  fields: readonly FieldSummary[];
  place: PlaceInOrder | null;
  /** The segment that the table shows; null for everyone. */
  orderName: string | null;
  edits: Edits;
  onErase: (() => void) | null;
}

/** Who it is, the way to the ones before and after, and what can be done. */
export function ProfileHead({ profile, fields, place, orderName, edits, onErase }: ProfileHeadProps) {
  const [masked, setMasked] = useMasked();
  const held = (role: FieldRole) => profile.values[fields.find((field) => field.role === role)?.id ?? ""] ?? null;
  const parts = [held("first-name"), held("last-name")].filter((part) => part !== null);
  const name = held("name") ?? (parts.length > 0 ? parts.join(" ") : null);
  const go = (key: string | null) => key !== null && navigate(profilePath(key), { replace: true });
  const back = () => navigate(pathOf("subscribers"));
  useCommands([
    { id: "profile.next", label: "Next subscriber", group: "Subscribers", keys: "alt+ArrowDown", run: () => go(place?.next ?? null) },
    {
      id: "profile.previous",
      label: "Previous subscriber",
      group: "Subscribers",
      keys: "alt+ArrowUp",
      run: () => go(place?.previous ?? null),
    },
    { id: "profile.back", label: "Back to the table", group: "Subscribers", run: back },
  ]);
  const position =
    place === null
      ? ""
      : place.position === null
        ? `not among ${orderName === null ? "those found" : `“${orderName}”`}`
        : `${formatCount(place.position + 1)} of ${formatCount(place.total)}${orderName === null ? "" : ` in “${orderName}”`}`;
  return (
    <header className={own.head}>
      <Tooltip label="Back to the table">
        <ActionIcon variant="default" size="lg" aria-label="Back to the table" onClick={back}>
          <IconArrowLeft size={18} />
        </ActionIcon>
      </Tooltip>
      <div className={own.who}>
        <h1>{typeof name === "string" ? name : profile.key}</h1>
        <p>
          {typeof name === "string" && <span data-testid="profile-key">{profile.key}</span>}
          <span role="status">{position}</span>
        </p>
      </div>
      <div className={own.actions}>
        <ActionIcon.Group>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label="Previous subscriber"
            disabled={!place?.previous}
            onClick={() => go(place?.previous ?? null)}
          >
            <IconChevronLeft size={18} />
          </ActionIcon>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label="Next subscriber"
            disabled={!place?.next}
            onClick={() => go(place?.next ?? null)}
          >
            <IconChevronRight size={18} />
          </ActionIcon>
        </ActionIcon.Group>
        <HistoryButtons edits={edits} />
        {masked && (
          <Button
            variant="light"
            aria-pressed
            leftSection={<IconEyeOff size={16} />}
            // The code is nobody's key, so the true one has to be found in the table.
            onClick={() => {
              setMasked(false);
              back();
            }}
          >
            Masked: show values in the table
          </Button>
        )}
        {!masked && (
          <Button
            variant="default"
            leftSection={<IconEye size={16} />}
            onClick={() => {
              setMasked(true);
              back();
            }}
          >
            Mask
          </Button>
        )}
        {onErase && (
          <Button variant="default" leftSection={<IconEraser size={16} />} onClick={onErase} data-testid="erase">
            Erase…
          </Button>
        )}
      </div>
    </header>
  );
}
