import { Button } from "@mantine/core";
import { IconArrowLeft, IconHistory } from "@tabler/icons-react";
import { pathOf } from "../../app/router.ts";
import { useResource } from "../../store/remote.ts";
import { EmptyState, formatMoment, PageHeader, Screen } from "../../ui/index.ts";
import { ReportBody } from "./ReportBody.tsx";
import css from "./report.module.css";

/** The report of an earlier import. */
export function PastReport({ id }: { id: string }) {
  const { data, loading } = useResource("imports");
  const past = data?.find((each) => each.id === id);
  const back = (
    <Button component="a" href={`#${pathOf("import")}`} variant="default" leftSection={<IconArrowLeft size={16} />}>
      All imports
    </Button>
  );
  if (!past) {
    return (
      <Screen name="import" ready={!loading && data !== undefined}>
        {data !== undefined && (
          <EmptyState icon={<IconHistory size={28} stroke={1.5} />} title="No such import" actions={back}>
            The history of this project has no import like this.
          </EmptyState>
        )}
      </Screen>
    );
  }
  return (
    <Screen name="import" ready>
      <PageHeader
        title={past.report.name}
        note={`Imported ${formatMoment(past.at)}. Values and keys of people are not kept in the history.`}
      >
        {back}
      </PageHeader>
      <div className={css.past}>
        <ReportBody report={past.report} />
      </div>
    </Screen>
  );
}
