import { Button } from "@mantine/core";
import { IconTableImport, IconUsers } from "@tabler/icons-react";
import { lazy, Suspense } from "react";
import { navigate, useRoute } from "../app/router.ts";
import { useResource } from "../store/remote.ts";
import { EmptyState, FailureNote, failureOf, Screen } from "../ui/index.ts";
import { viewOf } from "./table/view.ts";

const shown = {
  table: lazy(() => import("./table/TableView.tsx")),
  profile: lazy(() => import("./profile/ProfileView.tsx")),
  fields: lazy(() => import("./fields/FieldsView.tsx")),
  quality: lazy(() => import("./quality/QualityView.tsx")),
  duplicates: lazy(() => import("./duplicates/DuplicatesView.tsx")),
  "restore-points": lazy(() => import("./restore-points/RestorePointsView.tsx")),
};

const isView = (id: string | null): id is keyof typeof shown => id !== null && Object.hasOwn(shown, id);

/** The imported base: the table, single subscribers, fields, quality, duplicates and restore points, each with an address of its own. */
export default function SubscribersScreen() {
  const project = useResource("project").data;
  const { data: fields, error } = useResource("fields");
  const { id, sub } = useRoute();
  if (error !== undefined) {
    return (
      <Screen name="subscribers" ready>
        <FailureNote failure={failureOf(error)} />
      </Screen>
    );
  }
  if (!project || !fields) return <Screen name="subscribers" ready={false} />;
  viewOf(project.id);
  const View = shown[isView(id) ? id : "table"];
  // Restore points outlive the subscribers.
  if (project.subscribers === 0 && id !== "restore-points") return <NoSubscribers />;
  return (
    <Suspense fallback={<Screen name="subscribers" ready={false} />}>
      <View key={id === "profile" ? sub : id} />
    </Suspense>
  );
}

function NoSubscribers() {
  const points = useResource("restorePoints").data ?? [];
  return (
    <Screen name="subscribers" ready>
      <EmptyState
        icon={<IconUsers size={28} stroke={1.5} />}
        title="No subscribers yet"
        actions={
          <>
            <Button leftSection={<IconTableImport size={16} />} onClick={() => navigate("/import")}>
              Import subscribers
            </Button>
            {points.length > 0 && (
              <Button variant="default" onClick={() => navigate("/subscribers/restore-points")}>
                Restore points
              </Button>
            )}
          </>
        }
      >
        Import a table from your billing system, a spreadsheet or a survey. Nothing leaves this computer.
      </EmptyState>
    </Screen>
  );
}
