import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { useState } from "react";
import { navigate, pathOf, useRoute } from "../../app/router.ts";
import { useSetting } from "../../store/preferences.ts";
import { useResource } from "../../store/remote.ts";
import { FailureNote, Screen } from "../../ui/index.ts";
import { useEditKeys, useEdits } from "../edit/useEdits.ts";
import { useMasked } from "../masked.ts";
import css from "../subscribers.module.css";
import { columnsOf } from "../table/columns.ts";
import { useColumnLayout } from "../table/useColumnLayout.ts";
import { rulesShown, useTableView } from "../table/view.ts";
import { ConsentPanel } from "./ConsentPanel.tsx";
import { EraseDialog } from "./EraseDialog.tsx";
import { FieldGroups } from "./FieldGroups.tsx";
import { JoinedPanel } from "./JoinedPanel.tsx";
import { JourneysPanel } from "./JourneysPanel.tsx";
import { ProfileHead } from "./ProfileHead.tsx";
import own from "./profile.module.css";
import { TimelinePanel } from "./TimelinePanel.tsx";
import { usePlace, useProfile } from "./useProfile.ts";

/** Everything known of one subscriber: fields by kind, consent, journeys, events, and who was joined into it. */
export default function ProfileView() {
  const { sub } = useRoute();
  const key = sub ?? "";
  const project = useResource("project").data;
  const fields = useResource("fields").data ?? [];
  const segments = useResource("segments").data ?? [];
  const { adHoc, sort, search } = useTableView();
  const [segmentId] = useSetting<string>("subscribers.segment", "");
  const [layout] = useColumnLayout(project?.id ?? "");
  const [masked] = useMasked();
  const [erasing, setErasing] = useState(false);
  const edits = useEdits();
  useEditKeys(edits);
  const version = project?.dataVersion ?? 0;
  const readOnly = project?.readOnly ?? false;
  const { value: profile, failure } = useProfile(key, masked, version);
  const order = {
    fields: columnsOf(fields, layout).map(({ field }) => field.id),
    sort,
    segment: rulesShown(adHoc, segments, segmentId),
    search: search.trim(),
  };
  const place = usePlace(key, order, masked, version);
  if (failure) {
    return (
      <Screen name="profile" ready>
        <FailureNote failure={failure}>
          <Button
            mt="sm"
            variant="default"
            leftSection={<IconArrowLeft size={16} />}
            onClick={() => navigate(pathOf("subscribers"), { replace: true })}
          >
            To the table
          </Button>
        </FailureNote>
      </Screen>
    );
  }
  if (!profile) return <Screen name="profile" ready={false} />;
  const orderName = adHoc?.label ?? segments.find(({ id }) => id === segmentId)?.name ?? null;
  return (
    <Screen name="profile" ready fill>
      <div className={css.top}>
        <ProfileHead
          profile={profile}
          fields={fields}
          place={place}
          orderName={orderName}
          edits={edits}
          onErase={masked || readOnly ? null : () => setErasing(true)}
        />
      </div>
      <div className={own.page}>
        <div className={own.columns}>
          <FieldGroups profile={profile} fixed={readOnly || masked} onEdit={(field, value) => edits.set(profile.key, field, value)} />
          <div className={own.column}>
            <ConsentPanel consent={profile.consent ?? []} />
            <JourneysPanel subscriber={profile.key} masked={masked} />
            <TimelinePanel subscriber={key} masked={masked} version={version} />
            <JoinedPanel joined={profile.joined ?? []} readOnly={readOnly} />
          </div>
        </div>
      </div>
      {erasing && <EraseDialog profile={profile} onClose={() => setErasing(false)} />}
    </Screen>
  );
}
